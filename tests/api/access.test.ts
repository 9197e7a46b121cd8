import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accounts } from '#contract/accounts.ts';
import { history } from '#contract/history.ts';
import { suppressions } from '#contract/suppressions.ts';
import { gather } from '../../api/access/access.ts';
import { paperOf } from '../../api/access/paper.ts';
import { known } from '../../api/accounts/stored.ts';
import { enqueue } from '../../api/outbox/outbox.ts';
import { agents } from '../support/calling.ts';
import { applied, bringIn } from '../support/imports.ts';
import { line, listText } from '../support/list-text.ts';
import { newHolder, place } from '../support/mailbox.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

describe.each(dialects)('a copy of everything held on a client on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect);
  });
  afterAll(() => world.close());

  it('holds every account, word and deed about the client, nobody else’s, and is noted', async () => {
    const person = { name: 'Kérdező Kálmán', mobile: '06 30 777 1234', email: 'kerdezo@pelda.test' };
    const mine = line({ ...person, number: 'KRD-1', town: 'Kérdvár' });
    const second = line({ ...person, number: 'KRD-2' });
    const other = line({ name: 'Más Mária' });
    await applied(world.admin, (await bringIn(world.admin, listText([mine, second, other]))).id);
    const [stored] = await known(world.ctx, 1, ['KRD1']);
    const id = stored?.id ?? 0;
    await world.ctx.write((tx) =>
      enqueue(tx, {
        channel: 'email',
        lane: 'bulk',
        to: person.email,
        subject: 'Emlékeztető',
        text: 'Tisztelt Kérdező Kálmán!',
        accountId: id,
      }),
    );
    await world.admin.call(accounts.correct, { id, email: 'ujcim@pelda.test' });
    await world.admin.call(suppressions.add, { channel: 'email', address: person.email, note: 'kérte levélben' });
    const holder = await newHolder(world, { accountNumber: 'KRD-1', number: 'KT-KERD', holderName: person.name });
    await place(world, holder, { subject: 'Díjértesítő 2012', text: 'Az Ön díja…' });

    const json = await world.admin.download(`/api/accounts/${id}/access-file?format=json`);
    expect(json.headers.get('content-type')).toContain('application/json');
    const text = json.bytes.toString();
    const told = JSON.parse(text) as Record<string, { accountNumber?: string }[]>;
    expect(told['accounts']?.map(({ accountNumber }) => accountNumber)).toEqual([stored?.account_number, 'KRD2']);
    for (const held of [
      'Kérdvár',
      'Tisztelt Kérdező Kálmán!',
      person.email,
      'ujcim@pelda.test',
      'kérte levélben',
      'KT-KERD',
      'Díjértesítő 2012',
      'account.corrected',
    ])
      expect(text.includes(held), held).toBe(true);
    expect(text).not.toMatch(/Más Mária|password|hash|digest/i);

    const pdf = await world.admin.download(`/api/accounts/${id}/access-file?language=en`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.headers.get('content-disposition')).toContain(`personal-data-${id}.pdf`);
    // what was written to the client stands as it was; our own days and times are told in the reader's way
    const { facts, sections } = paperOf(await gather(world.ctx, id), 'en');
    const words = JSON.stringify([facts, sections]);
    expect(words).toContain('15 Feb 2012 10:0');
    expect(words).not.toMatch(/\d{4}\. \d\d\. \d\d\./);
    const { rows } = await world.admin.call(history.list, { action: 'account.access_taken' });
    expect(rows.map(({ object, details }) => [object, details])).toEqual([
      [`account:${id}`, { kind: 'pdf' }],
      [`account:${id}`, { kind: 'json' }],
    ]);
  });

  it('is for the administrator alone, and there is none of who is not there', async () => {
    const [agent] = await agents(world, 1);
    expect((await agent?.download('/api/accounts/1/access-file'))?.status).toBe(403);
    expect((await world.admin.download('/api/accounts/987654/access-file')).status).toBe(404);
  });
});
