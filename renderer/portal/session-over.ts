import type { ApiFailure } from '../shared/api-client.ts';
import { goTo } from './address.ts';

/** A session that has ended, or was never confirmed, leads where it can go on; says whether it did. */
export function goToLogIn({ code }: ApiFailure): boolean {
  if (code === 'SIGN_IN_NEEDED') goTo('log-in', 'needed');
  else if (code === 'SESSION_EXPIRED') goTo('log-in', 'ended');
  else if (code === 'NOT_ACTIVE') goTo('confirm');
  else return false;
  return true;
}
