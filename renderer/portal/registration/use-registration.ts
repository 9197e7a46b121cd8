import { useEffect, useState } from 'react';
import { portal, type NextCall } from '#contract/portal.ts';
import { ApiFailure, call } from '../../shared/api-client.ts';
import { goTo } from '../address.ts';
import { keptRegistration } from './kept-registration.ts';

export type Standing = { next: NextCall; mobileEnd: string; email: string | null };
type Shown = 'asking' | 'none' | 'ended' | 'away' | Standing;

export type Registration = {
  id: string;
  shown: Shown;
  begin: (id: string) => void;
  moveTo: (next: NextCall) => void;
  /** back to the e-mail page, as long as the server lets */
  changeEmail: () => void;
  startAgain: () => void;
  /** asks the server once more where it stands */
  look: () => void;
  /** takes what the server refused because the page is elsewhere than the registration */
  divert: (failure: ApiFailure) => boolean;
};

const isOver = (error: unknown): boolean =>
  error instanceof ApiFailure && (error.code === 'SESSION_EXPIRED' || error.code === 'NOT_FOUND');

async function standingOf(id: string): Promise<Shown> {
  try {
    return await call(portal.state, { id });
  } catch (error) {
    return isOver(error) ? 'ended' : 'away';
  }
}

/** The registration of this tab: the server says where it stands, the page only shows it. */
export function useRegistration(): Registration {
  const [id, setId] = useState(() => keptRegistration.get() ?? '');
  const [shown, setShown] = useState<Shown>(id === '' ? 'none' : 'asking');
  useEffect(() => {
    let gone = false;
    const kept = keptRegistration.get();
    if (kept !== null) void standingOf(kept).then((found) => gone || setShown(found === 'ended' ? 'none' : found));
    return () => {
      gone = true;
    };
  }, []);
  const look = (of: string): void => void standingOf(of).then(setShown);

  return {
    id,
    shown,
    begin: (begun) => {
      keptRegistration.set(begun);
      setId(begun);
      look(begun);
    },
    moveTo: (next) => {
      if (next !== 'session' && next !== 'me') return look(id);
      keptRegistration.forget();
      if (next === 'me') goTo('home', 'confirmed');
      else goTo('log-in', 'finished');
    },
    changeEmail: () => setShown((now) => (typeof now === 'string' ? now : { ...now, next: 'email' })),
    look: () => look(id),
    startAgain: () => {
      keptRegistration.forget();
      setId('');
      setShown('none');
    },
    divert: (failure) => {
      if (failure.code === 'STEP_OUT_OF_ORDER') look(id);
      else if (isOver(failure)) setShown('ended');
      else return false;
      return true;
    },
  };
}
