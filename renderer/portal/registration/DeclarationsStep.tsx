import { useCallback, useEffect, useState } from 'react';
import type { Output } from '#contract/endpoint.ts';
import { portal } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { useSpoken } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { progressAt } from './progress.ts';
import { StartAgain } from './StartAgain.tsx';
import type { StepProps } from './step-props.ts';

type Declaration = Output<typeof portal.declarationTexts>['rows'][number];

/** Step 5: every declaration read and accepted one by one. */
export function DeclarationsStep({ registration, standing }: StepProps) {
  const { language, words } = useSpoken();
  const sending = useSending(registration.divert);
  const [texts, setTexts] = useState<Declaration[]>([]);
  const { id, moveTo, changeEmail } = registration;
  const { send, failure } = sending;
  const named = failure?.code === 'DECLARATION_REQUIRED' ? failure.details['missing'] : null;
  const missing = new Set(Array.isArray(named) ? named : []);
  const isMarked = texts.some((text) => missing.has(text.id));
  const read = useCallback(
    () =>
      call(portal.declarationTexts, { language }).then(
        ({ rows }) => rows,
        () => null,
      ),
    [language],
  );
  useEffect(() => {
    let gone = false;
    void read().then((rows) => gone || rows === null || setTexts(rows));
    return () => {
      gone = true;
    };
  }, [read]);
  const accept = async (values: Record<string, string>) => {
    const accepted = texts.filter((text) => `d${text.id}` in values).map((text) => text.id);
    try {
      return await call(portal.declarations, { id, accepted });
    } catch (refusal) {
      // what was read may have been replaced meanwhile: then the new wording is there to be read
      const rows = await read();
      if (rows !== null) setTexts(rows);
      throw refusal;
    }
  };

  return (
    <Page title={words.declarations.title} progress={progressAt('declarations')}>
      <p className="lead">{words.declarations.sentTo(standing.email ?? '')}</p>
      <button type="button" className="quiet" onClick={changeEmail}>
        {words.declarations.change}
      </button>
      <Form
        sending={sending}
        claimed={isMarked ? ['DECLARATION_REQUIRED'] : []}
        action={words.next}
        onSubmit={(values) =>
          send(
            () => accept(values),
            ({ next }) => moveTo(next),
          )
        }
      >
        {texts.map((text) => (
          <section
            key={text.id}
            className={missing.has(text.id) ? 'declaration wrong' : 'declaration'}
            aria-labelledby={`title-${text.id}`}
          >
            <h2 id={`title-${text.id}`}>{text.title}</h2>
            <p className="letter">{text.text}</p>
            {!text.mandatory && <p className="hint">{words.declarations.optional}</p>}
            {missing.has(text.id) && (
              <p id={`wrong-${text.id}`} className="wrong-word">
                <strong>{words.declarations.needed}</strong>
              </p>
            )}
            <label className="tick">
              <input
                type="checkbox"
                name={`d${text.id}`}
                aria-invalid={missing.has(text.id)}
                {...(missing.has(text.id) ? { 'aria-describedby': `wrong-${text.id}` } : {})}
              />
              <span>{words.declarations.accept(text.title)}</span>
            </label>
          </section>
        ))}
      </Form>
      <StartAgain startAgain={registration.startAgain} />
    </Page>
  );
}
