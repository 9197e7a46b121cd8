import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokerLetters } from '#contract/broker-letters.ts';
import { hours } from '#contract/hours.ts';
import { settings } from '#contract/settings.ts';
import type { Database } from '#db/connect.ts';
import { addMany } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { openKillable, type Killable } from '../support/killable.ts';
import { sendThrough } from '../support/mailing.ts';
import { allWeek, leasesPassed } from '../support/send-and-kill.ts';
import { openMailSink, type MailSink } from '../support/smtp.ts';
import { dialects } from '../support/world.ts';

const FIRMS = ['K0001', 'K0002', 'K0003'] as const;

/** Letters to intermediaries meet a power cut at each step of being put together. */
describe.each(dialects)(
  'a power cut while letters to intermediaries are made on %s',
  { timeout: 120_000 },
  (dialect) => {
    let office: Killable;
    let sink: MailSink;
    let round: { cohort: number; intermediaryIds: number[] };
    beforeAll(async () => {
      sink = await openMailSink();
      office = await openKillable(dialect, { training: false });
      await office.admin.call(hours.set, { hours: { email: allWeek, sms: allWeek, call: allWeek }, movedDays: [] });
      await sendThrough(office.admin, sink.port);
      const intermediaryIds: number[] = [];
      for (const code of FIRMS) {
        const email = `${code.toLowerCase()}@kozvetito.test`;
        const firm = { code, name: `${code} Kft.`, kind: 'broker', email } as const;
        intermediaryIds.push((await office.admin.call(settings.addIntermediary, firm)).id);
      }
      await office.inspect(({ write }) =>
        write.transaction(async (db) => {
          for (const id of intermediaryIds) await addMany(db, 2, { deadline: '2099-12-31', intermediary_id: id });
        }),
      );
      await office.again({ KAPOCS_CRASH_AT: 'letter_file' });
      const { cohort } = await office.admin.call(brokerLetters.see, {});
      round = { cohort: cohort?.id ?? 0, intermediaryIds };
    });
    afterAll(async () => {
      await office.remove();
      await sink.close();
    });

    const left = (): Promise<{ letters: string[]; messages: number; files: number }> =>
      office.inspect(async (database: Database) => {
        await leasesPassed(database);
        const letters = await database.read('broker_letter').select<{ state: string }[]>('state').orderBy('id');
        const [row] = await database.read('outbox').count<{ n: number }[]>({ n: '*' });
        const files = readdirSync(join(office.folder, 'exports'));
        return { letters: letters.map(({ state }) => state), messages: row?.n ?? 0, files: files.length };
      });

    it('before one is committed nothing of it exists; after that it is never made again', async () => {
      const asked = { ...round, round: randomUUID(), language: 'hu', senderId: null } as const;
      const text = { subject: '{{darab}} ügyfél', body: 'Tisztelt {{nev}}!' };
      await office.admin.call(brokerLetters.send, { ...asked, ...text }).catch(() => undefined);
      await office.dead();
      const waiting = FIRMS.map(() => 'waiting');
      expect(await left()).toEqual({ letters: waiting, messages: 0, files: 1 });
      await office.diesAt('letter');
      expect(await left()).toEqual({ letters: waiting, messages: 0, files: 0 });
      await office.diesAt('letter_made');
      expect(await left()).toMatchObject({ letters: ['made', 'waiting', 'waiting'], messages: 1 });
      await office.again();
      // Asked once more after all the trouble: it was heard the first time.
      await office.admin.call(brokerLetters.send, { ...asked, ...text });
      await eventually(() => Promise.resolve(expect(sink.received).toHaveLength(FIRMS.length)), 60_000);
      const end = await left();
      expect(end).toEqual({ letters: FIRMS.map(() => 'made'), messages: FIRMS.length, files: 0 });
      expect(new Set(sink.received.map(({ to }) => to)).size).toBe(FIRMS.length);
      for (const { raw } of sink.received) expect(raw).toMatch(/filename="?ugyfelek-K000\d/);
    });
  },
);
