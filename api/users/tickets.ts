import { randomBytes } from 'node:crypto';
import type { Id } from '#contract/basics.ts';
import type { Context } from '../context.ts';
import { letIn } from './sessions.ts';
import * as sql from './users.sql.ts';

const LASTS_MS = 15 * 60_000;

/** Tickets live in this process only: they let in whoever started it. */
const open = new Map<string, { staffId: Id; until: number }>();

/** A ticket that signs a person in once, within fifteen minutes. */
export function issueTicket(staffId: Id): string {
  const ticket = randomBytes(32).toString('base64url');
  open.set(ticket, { staffId, until: performance.now() + LASTS_MS });
  return ticket;
}

/** The token of a fresh session, or null for a ticket that was used, is too old or never was one. */
export async function redeemTicket(ctx: Context, ticket: string): Promise<string | null> {
  const found = open.get(ticket);
  open.delete(ticket);
  if (!found || found.until < performance.now()) return null;
  return ctx.write(async (tx) => {
    const staff = await sql.byId(tx.db, found.staffId);
    return staff ? letIn(tx, staff, { ticket: true }) : null;
  });
}
