import { useCallback, useEffect, useState } from 'react';
import { mailbox, type OpenItem } from '#contract/mailbox.ts';
import { type ApiFailure, call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Page } from '../parts/Page.tsx';
import { useDownload } from '../parts/use-download.ts';
import { useWritten } from '../written.ts';
import { ReplyForm } from './ReplyForm.tsx';
import { goToLogIn, keepFailure } from './use-owner.ts';

/** One letter: read by being opened, kept by downloading, answered in plain text. */
export function ItemPage({ id, close }: { id: number; close: () => void }) {
  const all = useWords();
  const { item: words, kinds, list, replyStates } = all.mailbox;
  const [item, setItem] = useState<OpenItem | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const paper = useDownload(mailbox.me, goToLogIn);
  const { day, moment } = useWritten();
  const look = useCallback(() => {
    call(mailbox.item, { id }).then(setItem, keepFailure(setFailure));
  }, [id]);
  useEffect(look, [look]);
  useEffect(() => {
    call(mailbox.mark, { id, unread: false }).catch(keepFailure(setFailure));
  }, [id]);
  const then = (work: Promise<unknown>): void => void work.then(close, keepFailure(setFailure));
  const backButton = (
    <button type="button" className="quiet" onClick={close}>
      {words.back}
    </button>
  );
  if (item === null)
    return (
      <Page title={all.loading}>
        {failure && <FailureNote failure={failure} />}
        {backButton}
      </Page>
    );
  return (
    <Page title={item.subject}>
      {item.trashedAt !== null && (
        <p role="status" className="news">
          {words.inTrash}
        </p>
      )}
      <dl className="facts">
        <dt>{words.kind}</dt>
        <dd>{kinds[item.kind]}</dd>
        {item.holderName !== null && (
          <>
            <dt>{words.holder}</dt>
            <dd>{item.holderName}</dd>
          </>
        )}
        <dt>{words.contract}</dt>
        <dd>{item.contractNumber}</dd>
        <dt>{words.placed}</dt>
        <dd>{moment(item.placedAt)}</dd>
      </dl>
      <p className="hint">{list.purged(day(item.purgedOn))}</p>
      <div className="letter">{item.text}</div>
      {failure && <FailureNote failure={failure} />}
      {paper.failure && <FailureNote failure={paper.failure} />}
      <a className="button main" {...paper.link(mailbox.file, id, item.fileName)}>
        {words.download(item.fileName)}
      </a>
      {item.replies.length > 0 && <h2>{words.replies}</h2>}
      {item.replies.map((reply) => (
        <div key={reply.at} className="reply">
          <p className="hint">
            {moment(reply.at)} · {replyStates[reply.state]}
          </p>
          <p className="letter">{reply.text}</p>
          {reply.answer !== null && (
            <p className="letter">
              <strong>{words.answer}</strong> {reply.answer}
            </p>
          )}
        </div>
      ))}
      <ReplyForm id={id} sent={look} />
      {item.trashedAt === null ? (
        <button type="button" onClick={() => then(call(mailbox.trash, { id }))}>
          {words.trash}
        </button>
      ) : (
        <button type="button" onClick={() => then(call(mailbox.restore, { id }))}>
          {words.restore}
        </button>
      )}
      <button type="button" onClick={() => then(call(mailbox.mark, { id, unread: true }))}>
        {words.unread}
      </button>
      {backButton}
    </Page>
  );
}
