import type { AssistAction, LiveRegistration } from '#contract/registrations.ts';
import { KapocsError } from '#contract/errors.ts';
import * as accounts from '../../accounts/accounts.ts';
import type { Context, Tx } from '../../context.ts';
import { liveState } from './live-state.ts';
import { abandonForNow } from './moves.ts';
import { awaits, nextOf } from './registration-step.ts';
import { sendAgain } from './registration.ts';
import * as sql from './registration.sql.ts';

/**
 * Staff help a client on the phone, within the client's own limits. Throws NOT_FOUND for an account that is not
 * theirs, STATE_WRONG while nothing is under way, STEP_OUT_OF_ORDER, RESEND_TOO_SOON, RESEND_LIMIT.
 */
export async function assist(ctx: Context, accountId: number, action: AssistAction): Promise<LiveRegistration | null> {
  await accounts.find(ctx, accountId);
  await ctx.write((tx) => help(ctx, tx, accountId, action));
  return liveState(ctx, accountId);
}

async function help(ctx: Context, tx: Tx, accountId: number, action: AssistAction): Promise<void> {
  await accounts.hold(tx, accountId);
  const registration = await sql.liveOf(tx.db, accountId);
  if (!registration) throw new KapocsError('STATE_WRONG');
  switch (action) {
    case 'resend_sms':
    case 'resend_email': {
      const kind = action === 'resend_sms' ? 'sms' : 'email';
      if (!awaits[kind].includes(registration.state))
        throw new KapocsError('STEP_OUT_OF_ORDER', { next: nextOf(registration.state) });
      return sendAgain(ctx, tx, registration, kind);
    }
    case 'restart':
      return abandonForNow(tx, registration, { reason: 'restarted', kind: 'voided' });
  }
}
