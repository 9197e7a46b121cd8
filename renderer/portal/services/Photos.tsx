import { useContext } from 'react';
import type { FailureCode } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { useFailureWord } from '../parts/FailureNote.tsx';
import { FormContext } from '../parts/Form.tsx';

export const photoCodes: readonly FailureCode[] = ['FILE_NOT_PHOTO', 'FILE_TOO_LARGE', 'FILE_EMPTY', 'TOO_MANY_FILES'];

type Props = {
  chosen: readonly File[];
  /** how many have arrived, once the report itself has */
  arrived: number | null;
  choose: (files: readonly File[]) => void;
};

/** The photos of a claim: how far they are on their way, and which of them did not arrive. */
export function Photos({ chosen, arrived, choose }: Props) {
  const words = useWords().services.claim;
  const sending = useContext(FormContext)?.sending;
  const failure = sending?.failure ?? null;
  const wrong = useFailureWord(failure !== null && photoCodes.includes(failure.code) ? failure : null);
  const stopped = arrived === null ? undefined : chosen[arrived];
  return (
    <div className={wrong === null ? 'field' : 'field wrong'}>
      <label htmlFor="photos">{words.photos}</label>
      <p id="photos-hint" className="hint">
        {words.photosHint}
      </p>
      {wrong !== null && (
        <p id="photos-wrong" className="wrong-word">
          {stopped && <>{stopped.name}: </>}
          <strong>{wrong.what}</strong> {wrong.todo}
        </p>
      )}
      <input
        id="photos"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? 'photos-hint' : 'photos-hint photos-wrong'}
        onChange={({ target }) => choose([...(target.files ?? [])])}
      />
      <p role="status" className="hint">
        {arrived !== null && sending?.busy && words.photosUnderWay(Math.min(arrived + 1, chosen.length), chosen.length)}
        {arrived !== null && failure !== null && words.photosLeft}
      </p>
    </div>
  );
}
