import { useEffect, useState } from 'react';
import type { Output } from '#contract/endpoint.ts';
import { portal } from '#contract/portal.ts';
import { call } from '../../shared/api-client.ts';
import { useSpoken } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { progressAt } from './progress.ts';
import type { StepProps } from './step-props.ts';

type Declaration = Output<typeof portal.declarationTexts>['rows'][number];

/** Step 5: every declaration read and accepted one by one. */
export function DeclarationsStep({ registration, standing }: StepProps) {
  const { language, words } = useSpoken();
  const sending = useSending(registration.divert);
  const [texts, setTexts] = useState<Declaration[]>([]);
  const { id, moveTo, changeEmail } = registration;
  const { send } = sending;
  useEffect(() => {
    let gone = false;
    void call(portal.declarationTexts, { language }).then(
      ({ rows }) => gone || setTexts(rows),
      () => undefined,
    );
    return () => {
      gone = true;
    };
    // what was read may have been replaced meanwhile: then the new wording is read
  }, [language, sending.failure]);

  return (
    <Page title={words.declarations.title} progress={progressAt('declarations')}>
      <p className="lead">{words.declarations.sentTo(standing.email ?? '')}</p>
      <button type="button" className="quiet" onClick={changeEmail}>
        {words.declarations.change}
      </button>
      <Form
        sending={sending}
        action={words.next}
        onSubmit={(values) =>
          send(
            () =>
              call(portal.declarations, {
                id,
                accepted: texts.filter((text) => `d${text.id}` in values).map((text) => text.id),
              }),
            ({ next }) => moveTo(next),
          )
        }
      >
        {texts.map((text) => (
          <section key={text.id} className="declaration" aria-labelledby={`title-${text.id}`}>
            <h2 id={`title-${text.id}`}>{text.title}</h2>
            <p className="letter">{text.text}</p>
            <label className="tick">
              <input type="checkbox" name={`d${text.id}`} />
              <span>{words.declarations.accept(text.title)}</span>
            </label>
          </section>
        ))}
      </Form>
    </Page>
  );
}
