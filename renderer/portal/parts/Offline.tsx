import { useSyncExternalStore } from 'react';
import { useWords } from '../language.ts';

const follow = (changed: () => void): (() => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Says when the telephone has no connection; what was typed stays. */
export function Offline() {
  const { offline } = useWords();
  const connected = useSyncExternalStore(follow, () => navigator.onLine);
  return (
    <p role="status" className={connected ? 'quiet-status' : 'offline'}>
      {connected ? '' : offline}
    </p>
  );
}
