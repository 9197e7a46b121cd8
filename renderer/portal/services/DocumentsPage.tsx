import { useCallback, useState } from 'react';
import type { ItemOrder } from '#contract/mailbox.ts';
import { portal } from '#contract/portal.ts';
import { services } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Page } from '../parts/Page.tsx';
import { SortChoice } from '../parts/SortChoice.tsx';
import { useDownload } from '../parts/use-download.ts';
import { usePages } from '../parts/use-pages.ts';
import { goToLogIn } from '../session-over.ts';
import { useWritten } from '../written.ts';
import { Home } from './Home.tsx';

const PAGE = 50;

/** Invoices, policies, certificates: each a PDF to keep. */
export function DocumentsPage() {
  const all = useWords();
  const words = all.services;
  const [sort, setSort] = useState<ItemOrder>('-date');
  const { rows, failure, more } = usePages(
    useCallback((after) => call(services.documents, { limit: PAGE, sort, ...after }), [sort]),
    goToLogIn,
  );
  const paper = useDownload(portal.me, goToLogIn);
  const { dayOf } = useWritten();
  return (
    <Page title={words.places['services/documents']}>
      <p className="lead">{words.documents.lead}</p>
      {failure && <FailureNote failure={failure} />}
      {paper.failure && <FailureNote failure={paper.failure} />}
      {rows === null && failure === null && <p>{all.loading}</p>}
      {(rows?.length ?? 0) > 1 && <SortChoice sort={sort} onSort={setSort} />}
      {rows?.length === 0 && <p role="status">{words.documents.none}</p>}
      <ul className="accounts">
        {rows?.map((item) => (
          <li key={item.id}>
            <a {...paper.link(services.documentFile, item.id)}>{item.subject}</a>
            <span className="hint">
              {all.mailbox.kinds[item.kind]} · {item.contractNumber} · {dayOf(item.placedAt)}
            </span>
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
