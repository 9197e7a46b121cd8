import { useState } from 'react';
import { portal } from '#contract/portal.ts';
import { type PaymentOrder, services } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { Field } from '../parts/Field.tsx';
import { Form } from '../parts/Form.tsx';
import { Page } from '../parts/Page.tsx';
import { useDownload } from '../parts/use-download.ts';
import { useSending } from '../use-sending.ts';
import { AboutContract, ContractChoice } from './ContractChoice.tsx';
import { Home } from './Home.tsx';
import { goToLogIn } from '../session-over.ts';
import { useWritten } from '../written.ts';

function Order({ order }: { order: PaymentOrder }) {
  const words = useWords().services.payment;
  const { forints } = useWritten();
  const paper = useDownload(portal.me, goToLogIn);
  return (
    <Page title={words.orderTitle}>
      <p className="lead">{words.orderLead}</p>
      {order.qr !== null && <img className="qr" src={order.qr} alt={words.qr} width={240} height={240} />}
      <dl>
        <dt>{words.beneficiary}</dt>
        <dd>{order.beneficiary}</dd>
        {order.iban !== null && (
          <>
            <dt>{words.iban}</dt>
            <dd>{order.iban.replaceAll(/(.{4})(?=.)/g, '$1 ')}</dd>
          </>
        )}
        <dt>{words.amount}</dt>
        <dd>{forints(order.amount)}</dd>
        <dt>{words.reference}</dt>
        <dd>{order.reference}</dd>
      </dl>
      {order.iban === null && <p>{words.noAccount}</p>}
      {paper.failure && <FailureNote failure={paper.failure} />}
      <a className="button main" {...paper.link(services.paymentFile, order.id)}>
        {words.download}
      </a>
      <Home />
    </Page>
  );
}

/** A payment order; the paying itself happens in the client's own bank. */
export function PaymentPage() {
  const all = useWords();
  const words = all.services;
  const [order, setOrder] = useState<PaymentOrder | null>(null);
  const sending = useSending(goToLogIn);
  if (order !== null) return <Order key="order" order={order} />;
  return (
    <Page title={words.places['services/payment']}>
      <p className="lead">{words.payment.lead}</p>
      <AboutContract>
        <Form
          sending={sending}
          action={all.next}
          onSubmit={({ contractNumber = '', amount = '' }) =>
            sending.send(
              () => call(services.pay, { contractNumber, amount: Number(amount.replaceAll(/\D/g, '')) }),
              setOrder,
            )
          }
        >
          <ContractChoice />
          <Field name="amount" label={words.payment.amountField} inputMode="numeric" autoComplete="off" />
        </Form>
      </AboutContract>
      <Home />
    </Page>
  );
}
