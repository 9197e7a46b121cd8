import { type ReactNode, useState } from 'react';
import type { ServicePlace } from '../address.ts';
import { useWords } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { Home, Sent } from './Home.tsx';
import { goToLogIn } from './use-service.ts';

type Props = {
  place: ServicePlace;
  lead: string;
  send: (values: Record<string, string>) => Promise<unknown>;
  children: ReactNode;
};

/** A page that asks for something: its fields, sending, and what comes of it. */
export function AskPage({ place, lead, send, children }: Props) {
  const words = useWords().services;
  const [sent, setSent] = useState(false);
  const sending = useSending(goToLogIn);
  const title = words.places[place];
  if (sent)
    return (
      <Page key="sent" title={title}>
        <Sent />
      </Page>
    );
  return (
    <Page title={title}>
      <p className="lead">{lead}</p>
      <Form
        sending={sending}
        action={words.send}
        onSubmit={(values) =>
          sending.send(
            () => send(values),
            () => setSent(true),
          )
        }
      >
        {children}
      </Form>
      <Home />
    </Page>
  );
}
