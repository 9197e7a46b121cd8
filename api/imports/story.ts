import type { Id } from '#contract/basics.ts';
import type { ChangeField } from '#contract/imports.ts';
import type { TimelineEntry, TimelineKind } from '#contract/timeline.ts';
import type { Reading } from '../context.ts';
import * as sql from './applying/changes.sql.ts';

function kindOf(kind: sql.ChangeKind, fields: readonly ChangeField[]): TimelineKind {
  switch (kind) {
    case 'created':
      return 'list_created';
    case 'gone':
      return 'list_gone';
    case 'changed':
    case 'intermediary':
      if (fields.includes('goneOn')) return 'list_back';
      return fields.includes('registeredOn') ? 'list_confirmed' : 'list_changed';
  }
}

/** What lists did to a client's account and was not taken back, for the timeline of the card. */
export async function storyOf(ctx: Reading, accountId: Id): Promise<TimelineEntry[]> {
  const told = await sql.storyOf(ctx.db, accountId);
  return told.map(({ at, kind, fields, filename, by }) => {
    const names = JSON.parse(fields) as ChangeField[];
    return { at, kind: kindOf(kind, names), text: '', by, data: { list: filename, fields: names.join(',') } };
  });
}
