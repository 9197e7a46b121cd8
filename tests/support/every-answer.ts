import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { staffRoutes } from '../../api/staff-door.ts';
import type { Client } from './client.ts';
import type { World } from './world.ts';

/** These end the world, or show in training what its own gateway swallowed. */
const apart = new Set([
  'DELETE /api/session',
  'GET /api/trial-box',
  'POST /api/backups',
  'POST /api/backups/:id/restore',
  'PUT /api/training/clock',
]);

/** What an address may be asked to do beside its mistakes, so that a writing one does what it is for. */
const bodies = (path: string): object[] => [
  {},
  ...(path.endsWith('/assist') ? ['resend_sms', 'resend_email', 'restart'].map((action) => ({ action })) : []),
  ...(path.endsWith('/settle') ? [{ as: 'resend' }, { as: 'done', answer: 'Rendben.' }] : []),
  ...(path === '/api/exports' ? [{ kind: 'accounts', filter: {}, reason: 'próba' }] : []),
  ...(path.endsWith('/preview') ? [{ accountId: 1 }] : []),
];

type Found = { answers: number; refusals: number };

/**
 * Asks every address of the staff door by every method it knows, with each of the ids, as each of these people, and
 * searches whatever is answered, errors and files included; then the log. Expects to find none of the secrets.
 */
export async function searchEveryAnswer(
  world: World,
  { people, ids, secrets }: { people: readonly Client[]; ids: readonly number[]; secrets: readonly string[] },
): Promise<Found> {
  const found: Found = { answers: 0, refusals: 0 };
  const search = (where: string, said: string): void =>
    expect({ where, found: secrets.filter((secret) => said.includes(secret)) }).toEqual({ where, found: [] });
  const reading = staffRoutes.filter(({ endpoint }) => endpoint.method === 'GET');
  const writing = staffRoutes.filter(({ endpoint }) => endpoint.method !== 'GET');
  // Reading first, then whatever changes something, then reading again what became of it.
  const rounds = [
    ...reading.map((each) => ({ ...each, by: people })),
    ...writing.map((each) => ({ ...each, by: people.slice(0, 2) })),
    ...reading.map((each) => ({ ...each, by: people.slice(0, 1) })).filter((each) => !each.endpoint.path.includes(':')),
  ];
  for (const { endpoint, by } of rounds) {
    const { method, path } = endpoint;
    if (apart.has(`${method} ${path}`) || endpoint.answer === 'events') continue;
    const inAddress = method === 'GET' || method === 'DELETE';
    const asks = (path.includes(':') ? ids : ids.slice(0, 1)).flatMap((id) =>
      (inAddress ? [undefined] : endpoint.body === 'file' ? ['nem lista'] : bodies(path)).map((body) => ({ id, body })),
    );
    const ask = async (person: Client, { id, body }: (typeof asks)[number]): Promise<void> => {
      const asked = path.replaceAll(/:\w+/g, String(id));
      const answer = await person.send(method, method === 'GET' ? `${asked}?limit=500` : asked, body);
      found[answer.status < 400 ? 'answers' : 'refusals'] += 1;
      expect(answer.status, `${method} ${asked}`).not.toBe(500);
      search(`${method} ${asked}`, typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    };
    await Promise.all(by.flatMap((person) => asks.map((each) => ask(person, each))));
  }
  search('the log', logOf(world));
  return found;
}

/** Everything the program has written to its log. */
export function logOf({ folder }: World): string {
  const logs = join(folder, 'logs');
  const said = readdirSync(logs)
    .map((file) => readFileSync(join(logs, file), 'utf8'))
    .join('\n');
  expect(said).not.toBe('');
  return said;
}
