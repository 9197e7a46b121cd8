import { useRef, useState } from 'react';
import { ApiFailure } from '../shared/api-client.ts';

export type Sending = {
  busy: boolean;
  failure: ApiFailure | null;
  /** Sends, then goes on with the answer; a failure is kept for the page to show. */
  send: <T>(work: () => Promise<T>, then: (answer: T) => void) => void;
};

/** `divert` may take over a failure that belongs to another page; then nothing is shown here. */
export function useSending(divert: (failure: ApiFailure) => boolean = () => false): Sending {
  const [busy, setBusy] = useState(false);
  // The button a hasty finger hits twice sends once.
  const underWay = useRef(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const run = async <T>(work: () => Promise<T>, then: (answer: T) => void): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setFailure(null);
    try {
      then(await work());
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (!divert(error)) setFailure(error);
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return { busy, failure, send: (work, then) => void run(work, then) };
}
