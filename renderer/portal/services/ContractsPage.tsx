import { services } from '#contract/services.ts';
import { useWords } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Page } from '../parts/Page.tsx';
import { useWritten } from '../written.ts';
import { Home } from './Home.tsx';
import { useAnswer } from './use-service.ts';

/** The contracts on the client's accounts. */
export function ContractsPage() {
  const all = useWords();
  const words = all.services;
  const { answer, failure } = useAnswer(services.contracts, {});
  const { day, forints } = useWritten();
  return (
    <Page title={words.places['services/contracts']}>
      {failure && <FailureNote failure={failure} />}
      {answer === null && failure === null && <p>{all.loading}</p>}
      {answer?.rows.length === 0 && <p role="status">{words.noContracts}</p>}
      <ul className="accounts">
        {answer?.rows.map((contract) => (
          <li key={contract.number}>
            <strong>{contract.number}</strong> {contract.product}
            <span className="hint">
              {[
                contract.holderName,
                contract.accountNumber,
                contract.startedOn === null ? null : words.contracts.since(day(contract.startedOn)),
                contract.endedOn === null ? null : words.contracts.ended(day(contract.endedOn)),
                contract.annualPremium === null ? null : words.contracts.premium(forints(contract.annualPremium)),
                contract.paymentFrequency,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <Home />
    </Page>
  );
}
