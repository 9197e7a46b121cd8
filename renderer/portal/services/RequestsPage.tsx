import { services } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Page } from '../parts/Page.tsx';
import { usePages } from '../parts/use-pages.ts';
import { goToLogIn } from '../session-over.ts';
import { useWritten } from '../written.ts';
import { Home } from './Home.tsx';

const PAGE = 20;
const fetchRequests = (after: { after?: string }) => call(services.requests, { limit: PAGE, ...after });

/** What the client asked for, where it stands, and the answers. */
export function RequestsPage() {
  const all = useWords();
  const words = all.services;
  const { rows, failure, more } = usePages(fetchRequests, goToLogIn);
  const { moment } = useWritten();
  return (
    <Page title={words.places['services/requests']}>
      {failure && <FailureNote failure={failure} />}
      {rows === null && failure === null && <p>{all.loading}</p>}
      {rows?.length === 0 && <p role="status">{words.requests.none}</p>}
      <ul className="accounts">
        {rows?.map((request) => (
          <li key={request.id}>
            <strong>{words.requests.kinds[request.kind]}</strong>{' '}
            <span className={`mark ${request.state}`}>{words.requests.states[request.state]}</span>
            <span className="hint">
              {[request.contractNumber, request.reference, moment(request.createdAt)]
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
      {more && (
        <button type="button" onClick={more}>
          {all.mailbox.list.more}
        </button>
      )}
      <Home />
    </Page>
  );
}
