import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '#contract/endpoint.ts';
import { mailbox } from '#contract/mailbox.ts';
import { ApiFailure, call } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';

export type Me = Output<typeof mailbox.me>;

/** A session that has ended leads to the log-in; says whether it did. */
export function goToLogIn({ code }: ApiFailure): boolean {
  if (code === 'SIGN_IN_NEEDED') goTo('mailbox/log-in', 'needed');
  else if (code === 'SESSION_EXPIRED') goTo('mailbox/log-in', 'ended');
  else if (code === 'MUST_CHANGE') goTo('mailbox/password');
  else return false;
  return true;
}

/** Keeps a failure to be shown, unless the session has ended. */
export const keepFailure =
  (keep: (failure: ApiFailure) => void) =>
  (error: unknown): void => {
    if (error instanceof ApiFailure && !goToLogIn(error)) keep(error);
  };

/** Whose box is open; asked anew when what is `shown` changes. */
export function useOwner(shown: unknown = null): { me: Me | 'away' | null; ask: () => void } {
  const [me, setMe] = useState<Me | 'away' | null>(null);
  // Whoever comes by the link of a notification was never in: nothing has ended.
  const wasIn = useRef(false);
  const ask = useCallback((): void => {
    void call(mailbox.me, {}).then(
      (found) => {
        wasIn.current = true;
        setMe(found);
      },
      (error: unknown) => {
        const failure = error instanceof ApiFailure ? error : null;
        if (failure?.code === 'SIGN_IN_NEEDED' && !wasIn.current) goTo('mailbox/log-in');
        else if (failure === null || !goToLogIn(failure)) setMe('away');
      },
    );
  }, []);
  useEffect(ask, [ask, shown]);
  return { me, ask };
}
