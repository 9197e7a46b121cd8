import { createHash } from 'node:crypto';

/** What is hashed of an entry, in this order; changing any of it breaks every hash that follows. */
export type Entry = {
  seq: number;
  at: string;
  actor_id: number | null;
  actor_role: string;
  action: string;
  object: string;
  details: string;
};

/** SHA-256 of the previous hash and the entry, as hex (security.md §2.5). */
export function link(previousHash: string, entry: Entry): string {
  const { seq, at, actor_id, actor_role, action, object, details } = entry;
  const text = JSON.stringify([seq, at, actor_id, actor_role, action, object, details]);
  return createHash('sha256').update(previousHash).update('\n').update(text).digest('hex');
}
