import { services } from '#contract/services.ts';
import { useSpoken } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Page } from '../parts/Page.tsx';
import { Home } from './Home.tsx';
import { useAnswer } from './use-service.ts';

/** What the client asked for, where it stands, and the answers. */
export function RequestsPage() {
  const { language, words: all } = useSpoken();
  const words = all.services;
  const { answer, failure } = useAnswer(services.requests, {});
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Budapest',
  });
  return (
    <Page title={words.places['services/requests']}>
      {failure && <FailureNote failure={failure} />}
      {answer === null && failure === null && <p>{all.loading}</p>}
      {answer?.rows.length === 0 && <p role="status">{words.requests.none}</p>}
      <ul className="accounts">
        {answer?.rows.map((request) => (
          <li key={request.id}>
            <strong>{words.requests.kinds[request.kind]}</strong>{' '}
            <span className={`mark ${request.state}`}>{words.requests.states[request.state]}</span>
            <span className="hint">
              {[request.contractNumber, request.reference, moment.format(new Date(request.createdAt))]
                .filter((part) => part !== null)
                .join(' · ')}
            </span>
            {request.answer !== null && (
              <p className="letter">
                <strong>{all.mailbox.item.answer}</strong> {request.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Home />
    </Page>
  );
}
