import { Fragment, type ReactNode, useState } from 'react';
import type { FailureCode } from '../../shared/api-client.ts';
import type { ServicePlace } from '../address.ts';
import { useWords } from '../language.ts';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useSending } from '../use-sending.ts';
import { AboutContract } from './ContractChoice.tsx';
import { Home, Sent } from './Home.tsx';
import { goToLogIn } from '../session-over.ts';

type Props = {
  place: ServicePlace;
  lead: string;
  /** whether it is about a contract of the client */
  about?: 'contract' | 'account';
  /** failures some field shows by itself */
  claimed?: readonly FailureCode[];
  send: (values: Record<string, string>) => Promise<unknown>;
  children: ReactNode;
};

/** A page that asks for something: its fields, sending, and what comes of it. */
export function AskPage({ place, lead, about = 'contract', claimed = [], send, children }: Props) {
  const words = useWords().services;
  const [sent, setSent] = useState(false);
  const sending = useSending(goToLogIn);
  const title = words.places[place];
  const Around = about === 'contract' ? AboutContract : Fragment;
  if (sent)
    return (
      <Page key="sent" title={title}>
        <Sent />
      </Page>
    );
  return (
    <Page title={title}>
      <p className="lead">{lead}</p>
      <Around>
        <Form
          sending={sending}
          claimed={claimed}
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
      </Around>
      <Home />
    </Page>
  );
}
