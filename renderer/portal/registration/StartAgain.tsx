import { useWords } from '../language.ts';
import type { Registration } from './use-registration.ts';

/** From any step back to the first one. */
export function StartAgain({ startAgain }: Pick<Registration, 'startAgain'>) {
  return (
    <button type="button" className="quiet" onClick={startAgain}>
      {useWords().again}
    </button>
  );
}
