import { createContext, type ReactNode, useContext } from 'react';
import { type OwnContract, services } from '#contract/services.ts';
import { useWords } from '../language.ts';
import { Choice } from '../parts/Choice.tsx';
import { FailureNote } from '../parts/FailureNote.tsx';
import { useAnswer } from './use-service.ts';

const Contracts = createContext<readonly OwnContract[]>([]);

/** A form about one of the contracts: there is none to fill in where there is no contract. */
export function AboutContract({ children }: { children: ReactNode }) {
  const all = useWords();
  const { answer, failure } = useAnswer(services.contracts, {});
  if (failure) return <FailureNote failure={failure} />;
  if (answer === null) return <p>{all.loading}</p>;
  if (answer.rows.length === 0) return <p role="status">{all.services.noContracts}</p>;
  return <Contracts value={answer.rows}>{children}</Contracts>;
}

/** Which contract it is about. */
export function ContractChoice() {
  const words = useWords().services;
  const contracts = useContext(Contracts);
  return (
    <Choice
      name="contractNumber"
      label={words.contract}
      options={contracts.map(({ number, product }) => ({
        value: number,
        word: product === null ? number : `${number} – ${product}`,
      }))}
    />
  );
}
