import { services } from '#contract/services.ts';
import { useWords } from '../language.ts';
import { Choice } from '../parts/Choice.tsx';
import { FailureNote } from '../parts/FailureNote.tsx';
import { useAnswer } from './use-service.ts';

/** Which contract it is about. */
export function ContractChoice() {
  const all = useWords();
  const { answer, failure } = useAnswer(services.contracts, {});
  if (failure) return <FailureNote failure={failure} />;
  if (answer === null) return <p>{all.loading}</p>;
  if (answer.rows.length === 0) return <p role="status">{all.services.noContracts}</p>;
  return (
    <Choice
      name="contractNumber"
      label={all.services.contract}
      options={answer.rows.map(({ number, product }) => ({
        value: number,
        word: product === null ? number : `${number} – ${product}`,
      }))}
    />
  );
}
