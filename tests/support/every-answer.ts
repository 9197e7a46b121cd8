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

/** Somebody, and the ids of whatever it asks for. */
type Asker = { person: Client; ids: readonly number[] };

/**
 * Asks every address of the staff door by every method it knows, as each of these people, and searches whatever is
 * answered, errors and files included; what is written is read again by the first of them; then the log. Expects to
 * find none of the secrets.
 */
export async function searchEveryAnswer(
  world: World,
  { people, secrets }: { people: readonly Asker[]; secrets: readonly string[] },
): Promise<Found> {
  const found: Found = { answers: 0, refusals: 0 };
  const search = (where: string, said: string): void =>
    expect({ where, found: secrets.filter((secret) => said.includes(secret)) }).toEqual({ where, found: [] });
  const reading = staffRoutes.filter(({ endpoint }) => endpoint.method === 'GET');
  const writing = staffRoutes.filter(({ endpoint }) => endpoint.method !== 'GET');
  // Reading first, then whatever changes something, then reading again what became of it.
  const lists = reading.filter(({ endpoint }) => !endpoint.path.includes(':'));
  const first = people.slice(0, 1);
  const rounds = [
    ...[...reading, ...writing].map(({ endpoint }) => ({ endpoint, by: people })),
    ...lists.map(({ endpoint }) => ({ endpoint, by: first })),
  ];
  for (const { endpoint, by } of rounds) {
    const { method, path } = endpoint;
    if (apart.has(`${method} ${path}`) || endpoint.answer === 'events') continue;
    const inAddress = method === 'GET' || method === 'DELETE';
    const told = inAddress ? [undefined] : endpoint.body === 'file' ? ['nem lista'] : bodies(path);
    const ask = async (person: Client, id: number | undefined, body: unknown): Promise<void> => {
      const asked = path.replaceAll(/:\w+/g, String(id));
      const answer = await person.send(method, method === 'GET' ? `${asked}?limit=500` : asked, body);
      found[answer.status < 400 ? 'answers' : 'refusals'] += 1;
      expect(answer.status, `${method} ${asked}`).not.toBe(500);
      search(`${method} ${asked}`, typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    };
    await Promise.all(
      by.flatMap(({ person, ids }) =>
        (path.includes(':') ? ids : ids.slice(0, 1)).flatMap((id) => told.map((body) => ask(person, id, body))),
      ),
    );
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
