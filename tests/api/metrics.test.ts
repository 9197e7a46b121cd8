import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { session } from '#contract/session.ts';
import { enqueue } from '../../api/outbox/outbox.ts';
import { exposition } from '../../api/metrics/exposition.ts';
import { addAccount } from '../support/accounts.ts';
import { eventually } from '../support/eventually.ts';
import { signInAs } from '../support/people.ts';
import { dialects, openWorld, type World } from '../support/world.ts';

const TOKEN = 'a-secret-of-enough-characters';

describe.each(dialects)('figures of the program on %s', (dialect) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(dialect, { metricsToken: TOKEN, at: '2012-02-15T09:00:00.000Z' });
  });
  afterAll(() => world.close());
  const bearing = (authorization: string) => world.stranger().send('GET', '/api/metrics', undefined, { authorization });
  const read = async (): Promise<string> => String((await world.admin.send('GET', '/api/metrics')).body);

  it('are read by an administrator, or by whoever bears the token, which opens nothing else', async () => {
    expect((await bearing(`Bearer ${TOKEN}`)).status).toBe(200);
    for (const wrong of ['', TOKEN, 'Bearer ', `Bearer ${TOKEN}x`, 'Bearer null'])
      expect((await bearing(wrong)).status, wrong).toBe(401);
    const elsewhere = await world.stranger().send('GET', '/api/users', undefined, { authorization: `Bearer ${TOKEN}` });
    expect(elsewhere.status).toBe(401);
    expect((await (await signInAs(world, 'agent')).send('GET', '/api/metrics')).status).toBe(403);
  });

  it('tell of requests, jobs, messages and the event loop, and of nobody', async () => {
    const holderName = 'Titkos Tamás';
    const id = await addAccount(world, { holderName });
    await world.admin.send('GET', `/api/accounts/${id}`);
    await world.admin.send('GET', '/api/accounts?q=Titkos');
    await world.ctx.write((tx) => enqueue(tx, { channel: 'email', lane: 'fast', to: 'tamas@titkos.test', text: 'x' }));
    await eventually(async () => expect(await read()).toMatch(/kapocs_outbox_messages\{state="simulated"\} 1\n/));
    const text = await read();
    expect(text).toContain(`kapocs_info{version="`);
    expect(text).toMatch(
      /kapocs_http_request_duration_seconds_count\{door="staff",method="GET",route="\/api\/accounts\/:id",status="200"\} 1\n/,
    );
    expect(text).toMatch(/kapocs_job_runs_total\{job="campaigns"\} [1-9]/);
    expect(text).toMatch(/kapocs_event_loop_delay_seconds\{of="p99"\} 0?\.?\d/);
    expect(text).not.toMatch(/titkos|tamas|NaN|undefined/i);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [\d.e+-]+)$/);
    await world.stranger().call(session.health, {});
  });
});

it('a value in a label cannot end it', () => {
  const samples = [{ labels: { name: 'a"b\\c\nd' }, value: 1 }];
  expect(exposition([{ name: 'x', type: 'gauge', help: 'y', samples }])).toBe(
    '# HELP x y\n# TYPE x gauge\nx{name="a\\"b\\\\c\\nd"} 1\n',
  );
});
