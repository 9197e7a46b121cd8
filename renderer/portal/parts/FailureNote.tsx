import type { ApiFailure } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import type { FailureWord } from '../texts/failure-words.ts';

export function useFailureWord(failure: ApiFailure | null): FailureWord | null {
  const { failures, unknownFailure } = useWords();
  return failure === null ? null : (failures[failure.code] ?? unknownFailure);
}

/** A failure that belongs to no field. */
export function FailureNote({ failure }: { failure: ApiFailure }) {
  const word = useFailureWord(failure);
  return (
    <div className="failure" role="alert" tabIndex={-1}>
      <p>
        <strong>{word?.what}</strong> {word?.todo}
      </p>
    </div>
  );
}
