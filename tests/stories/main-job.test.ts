import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import xlsx from 'xlsx';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { listFile } from '../support/imports.ts';
import { openSmsProvider, type SmsProvider } from '../support/sms-provider.ts';
import { openMailSink, type MailSink } from '../support/smtp.ts';
import { openWorld, type World } from '../support/world.ts';

/*
 * The main job by the published addresses alone, as a program outside would do it: list in → who has not
 * registered → reminder out → a client registers → the screens hear of it → report out. Live mode, real PostgreSQL,
 * real SMTP.
 */
type Body = Record<string, unknown>;

const asked = async <T = Body>(client: Client, method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await client.send(method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
};

/** The mail as a person reads it: quoted-printable or base64 undone. */
function readable(raw: string): string {
  const base64 = /content-transfer-encoding: base64\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/i.exec(raw)?.[1];
  if (base64) return Buffer.from(base64, 'base64').toString();
  const bytes = raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

const lastFive = (text: string): string => (/\b[A-HJKMNP-Z2-9]{10}\b/.exec(text)?.[0] ?? '').slice(-5);

describe('the main job over HTTP on PostgreSQL', () => {
  let world: World;
  let mail: MailSink;
  let sms: SmsProvider;
  let folder: string;

  beforeAll(async () => {
    // Wednesday, ten in the morning in Budapest: inside every channel's hours.
    world = await openWorld('postgresql', { training: false, at: '2012-02-15T09:00:00.000Z' });
    [mail, sms] = await Promise.all([openMailSink(), openSmsProvider()]);
    folder = mkdtempSync(join(tmpdir(), 'kapocs-story-'));
  });
  afterAll(async () => {
    await world.close();
    await Promise.all([mail.close(), sms.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from the insurer’s list to the report', async () => {
    const { admin } = world;

    // the gateways of the office
    await asked(admin, 'PUT', '/api/gateways/email', {
      kind: 'smtp',
      settings: {
        host: '127.0.0.1',
        port: mail.port,
        security: 'none',
        from: 'iroda@example.hu',
        fromName: 'Minta Iroda',
      },
    });
    await asked(admin, 'PUT', '/api/gateways/sms', {
      kind: 'http',
      settings: {
        method: 'POST',
        url: sms.url,
        bodyKind: 'json',
        body: '{"to":"{{to}}","text":"{{text}}","reference":"{{reference}}"}',
        successPattern: '^OK',
        referencePattern: '^OK:(\\d+)',
      },
    });

    // the insurer's list in
    const { id: importId } = await asked<{ id: number }>(
      admin,
      'POST',
      '/api/imports?filename=minta-lista.xlsx',
      listFile('minta-lista.xlsx'),
    );
    const state = (wanted: string) =>
      eventually(async () => {
        const now = await asked(admin, 'GET', `/api/imports/${importId}`);
        expect(now).toMatchObject({ state: wanted });
        return now;
      });
    const preview = await state('preview');
    expect(preview['counts']).toMatchObject({ new: 285, faulty: 15, changed: 0, same: 0, gone: 0 });
    expect((await asked(admin, 'GET', '/api/accounts'))['total']).toBe(0);
    await asked(admin, 'POST', `/api/imports/${importId}/apply`, {});
    await state('applied');
    expect((await asked(admin, 'GET', '/api/accounts'))['total']).toBe(285);

    // who has not registered
    const summary = await asked<{ byStatus: Record<string, number> }>(admin, 'GET', '/api/accounts/summary');
    const due = await asked<{ total: number; rows: Body[] }>(
      admin,
      'GET',
      '/api/accounts?status=not_started&limit=500',
    );
    expect(due.total).toBe(due.rows.length);
    expect(summary.byStatus['not_started']).toBe(due.total);
    expect(due.rows.every((row) => row['mustRegister'] === true && row['daysLeft'] === 5)).toBe(true);

    // the reminder out
    const { rows: templates } = await asked<{ rows: Body[] }>(admin, 'GET', '/api/templates');
    const letter = templates.find((template) => template['channel'] === 'email');
    const { id: campaignId } = await asked<{ id: number }>(admin, 'POST', '/api/campaigns', {
      name: 'Első értesítés',
      channel: 'email',
      templateId: letter?.['id'],
      audience: { filter: { status: ['not_started'] } },
    });
    const preflight = await asked<{ audience: number; willSend: number; skipped: Record<string, number> }>(
      admin,
      'POST',
      `/api/campaigns/${campaignId}/preflight`,
      {},
    );
    expect(preflight.audience).toBe(due.total);
    const skipped = Object.values(preflight.skipped).reduce((sum, n) => sum + n, 0);
    expect(preflight.willSend + skipped).toBe(preflight.audience);
    expect(preflight.willSend).toBeGreaterThan(100);
    await asked(admin, 'POST', `/api/campaigns/${campaignId}/start`, {});
    await eventually(
      async () => expect(await asked(admin, 'GET', `/api/campaigns/${campaignId}`)).toMatchObject({ state: 'done' }),
      60_000,
    );
    expect(mail.received).toHaveLength(preflight.willSend);
    expect([...mail.accepted().values()].every((times) => times === 1)).toBe(true);
    const { total: sent } = await asked<{ total: number }>(
      admin,
      'GET',
      `/api/outbox?campaignId=${campaignId}&state=sent`,
    );
    expect(sent).toBe(preflight.willSend);

    // a client registers, at the clients' own door
    const client = due.rows.find(
      (row) =>
        /^\+36(20|30|31|50|70)\d{7}$/.test(String(row['mobile'])) &&
        mail.received.some((got) => got.to === row['email']),
    );
    expect(client).toBeDefined();
    const id = Number(client?.['id']);
    const email = 'uj.cim@example.hu';
    const password = 'ABcd12ef';
    const hints = listening(world);
    const page = world.visitor();
    const begun = await asked<{ id: string; next: string }>(page, 'POST', '/portal/api/registrations', {
      accountNumber: client?.['accountNumber'],
      mobile: client?.['mobile'],
    });
    expect(begun.next).toBe('sms-code');
    const at = `/portal/api/registrations/${begun.id}`;
    const smsPassword = await eventually(async () => {
      expect(sms.received).toHaveLength(1);
      return lastFive(sms.received[0]?.text ?? '');
    });
    expect(await page.send('POST', `${at}/password`, { password, passwordAgain: password })).toMatchObject({
      status: 409,
      body: { error: { code: 'STEP_OUT_OF_ORDER' } },
    });
    await asked(page, 'POST', `${at}/sms-code`, { code: smsPassword.toLowerCase() });
    await asked(page, 'POST', `${at}/email`, { email });
    const { rows: declarations } = await asked<{ rows: { id: number }[] }>(page, 'GET', '/portal/api/declarations');
    await asked(page, 'POST', `${at}/declarations`, { accepted: declarations.map((declaration) => declaration.id) });
    await asked(page, 'POST', `${at}/password`, { password, passwordAgain: password });
    await asked(page, 'POST', `${at}/finish`, {});
    expect(await asked(admin, 'GET', `/api/accounts/${id}`)).toMatchObject({ status: 'in_progress', step: 'finished' });
    await asked(page, 'POST', '/portal/api/session', { username: email, password });
    const code = await eventually(async () => {
      const got = mail.received.filter((message) => message.to === email);
      expect(got).toHaveLength(1);
      return lastFive(readable(got[0]?.raw ?? ''));
    });
    await asked(page, 'POST', '/portal/api/session/confirm', { code });

    // the office sees it by itself
    expect(await asked(admin, 'GET', `/api/accounts/${id}`)).toMatchObject({
      status: 'registered_in_time',
      step: 'confirmed',
    });
    await eventually(async () => expect(await hints.heard()).toContain(`{"topic":"accounts","ids":[${id}]}`));
    hints.stop();
    const again = await asked<{ id: number }>(admin, 'POST', '/api/campaigns', {
      name: 'Második értesítés',
      channel: 'email',
      templateId: letter?.['id'],
      audience: { accountIds: [id] },
    });
    expect(await asked(admin, 'POST', `/api/campaigns/${again.id}/preflight`, {})).toMatchObject({
      willSend: 0,
      skipped: { registered: 1 },
    });

    // the report out
    const asking = await asked<{ id: number }>(admin, 'POST', '/api/exports', {
      kind: 'accounts',
      filter: { status: ['registered_in_time', 'registered_late'] },
      sort: 'name',
      reason: 'havi jelentés',
    });
    const ready = await eventually(async () => {
      const now = await asked(admin, 'GET', `/api/exports/${asking.id}`);
      expect(now).toMatchObject({ state: 'ready' });
      return now;
    });
    const file = await admin.download(`/api/exports/${asking.id}/file`);
    expect(file.status).toBe(200);
    writeFileSync(join(folder, 'report.xlsx'), file.bytes);
    const book = xlsx.read(file.bytes, { type: 'buffer' });
    const [sheet = ''] = book.SheetNames;
    const rows = xlsx.utils.sheet_to_json<Record<string, unknown>>(book.Sheets[sheet] ?? {});
    const registered = await asked<{ total: number; rows: Body[] }>(
      admin,
      'GET',
      '/api/accounts?status=registered_in_time&status=registered_late&sort=name&limit=500',
    );
    expect(ready['rows']).toBe(registered.total);
    expect(rows.map((row) => row['Ügyfélszámlaszám'])).toEqual(registered.rows.map((row) => row['accountNumber']));

    // and the proof
    expect(await asked(admin, 'GET', '/api/history/verify')).toMatchObject({ intact: true });
  });
});

/** What an open screen hears on the live address. */
function listening(world: World): { heard: () => Promise<string[]>; stop: () => void } {
  const abort = new AbortController();
  const lines: string[] = [];
  const reading = (async () => {
    const response = await fetch(`${world.running.url}api/live`, {
      headers: { cookie: world.admin.cookie },
      signal: abort.signal,
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) lines.push(...decoder.decode(chunk).split('\n'));
  })().catch(() => undefined);
  return {
    heard: () => Promise.resolve(lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6))),
    stop: () => {
      abort.abort();
      void reading;
    },
  };
}
