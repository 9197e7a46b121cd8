import { useEffect, useState } from 'react';
import type { Endpoint, Input, Output } from '#contract/endpoint.ts';
import { ApiFailure, call } from '../../shared/api-client.ts';
import { goToLogIn } from '../session-over.ts';

/** What an address answers, asked when the page opens and again for other values. */
export function useAnswer<E extends Endpoint>(endpoint: E, input: Input<E>) {
  const [answer, setAnswer] = useState<Output<E> | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const key = JSON.stringify(input);
  useEffect(() => {
    let gone = false;
    call(endpoint, JSON.parse(key) as Input<E>).then(
      (found) => gone || setAnswer(() => found),
      (error: unknown) => {
        if (!gone && error instanceof ApiFailure && !goToLogIn(error)) setFailure(error);
      },
    );
    return () => {
      gone = true;
    };
  }, [endpoint, key]);
  return { answer, failure };
}
