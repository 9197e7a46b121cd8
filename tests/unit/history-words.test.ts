import { describe, expect, it } from 'vitest';
import { backupReasons } from '#contract/backups.ts';
import { callEnds } from '#contract/call-shapes.ts';
import { formatDate, formatInstant } from '#contract/format.ts';
import type { HistoryEntry } from '#contract/history.ts';
import { itemPlaces } from '#contract/insurer.ts';
import { mailKinds } from '#contract/mail-kinds.ts';
import { suppressionReasons } from '#contract/suppressions.ts';
import { detailWords } from '../../renderer/settings/history/history-words.ts';
import { en } from '../../renderer/shared/texts/en/index.ts';
import { hu } from '../../renderer/shared/texts/hu/index.ts';

const written = (action: string, details: HistoryEntry['details'], object = 'user:1'): HistoryEntry => ({
  seq: 1,
  at: '2026-02-11T09:00:00.000Z',
  actorId: null,
  actorName: null,
  actorRole: 'program',
  action,
  object,
  details,
  hash: '',
});

const asWritten = { date: formatDate, instant: formatInstant, filter: (json: string) => json.length.toString() };

describe('the details of an entry', () => {
  it.each([
    [written('call.closed', { task: 4, end: 'repair' }), 'call: 4 · why: no number to call, waits for data repair'],
    [written('backup.made', { reason: 'before_import' }), 'reason: before a list'],
    [written('account.erased', { reason: 'duty', calls: 2 }), 'reason: A law or an authority demands it · calls: 2'],
    [written('account.restricted', { reason: 'unlawful' }), 'reason: unlawful, yet the client does not want it erased'],
    [written('account.restriction_lifted', { reason: 'verified' }), 'reason: the data was verified'],
    [written('calls.added', { added: 7, reason: 'stuck' }, 'calls'), 'new: 7 · reason: stuck in the registration'],
    [written('account.corrected', { fields: 'email secondary_phone' }), 'fields: e-mail, other phone'],
    [written('calls.added', { added: 7, reason: 'rules' }, 'calls'), 'new: 7 · reason: by the rules of the call queue'],
    [written('call.logged', { task: 3, outcome: 'IGERI' }), 'call: 3 · outcome: promised'],
    [written('export.made', { kind: 'accounts', format: 'csv' }), 'kind: Accounts · format: csv'],
    [written('export.asked', { filter: '{}', searched: true }), 'filter: 2 · narrowed by a search: yes'],
    [written('history.exported', { object: 'account', from: '2026-02-01' }), 'on what: account · from: 2026. 02. 01.'],
    [
      written('cohort.changed', { before: '2026-02-20', after: '2026-03-01' }),
      'before: 2026. 02. 20. · after: 2026. 03. 01.',
    ],
    [
      written('declaration.written', { name: 'Terms of use', version: '2', mandatory: true }),
      'name: Terms of use · version: 2 · mandatory: yes',
    ],
    [
      written('user.changed', { role: 'agent', active: false, newPassword: null }),
      'role: call-centre agent · may sign in: no',
    ],
  ])('%# read as words', (entry, words) => {
    expect(detailWords(en, entry, asWritten)).toBe(words);
  });

  it.each([
    ...callEnds.map((end) => written('call.closed', { end })),
    ...backupReasons.map((reason) => written('backup.made', { reason })),
    ...suppressionReasons.map((reason) => written('suppression.added', { reason })),
    ...mailKinds.map((kind) => written('item.placed', { kind })),
    ...itemPlaces.map((place) => written('item.placed', { place })),
    ...(['FILE_PASSWORD_PROTECTED', 'FILE_CUT_OFF'] as const).map((code) => written('import.failed', { code })),
  ])('%# show no code in Hungarian', (entry) => {
    const [code] = Object.values(entry.details);
    expect(code).toBeDefined();
    expect(detailWords(hu, entry, asWritten)).not.toMatch(new RegExp(`: ${String(code)}$`));
  });
});
