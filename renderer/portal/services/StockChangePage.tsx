import { services, stockActions } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Area } from '../parts/Area.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Field } from '../parts/Field.tsx';
import { AskPage } from './AskPage.tsx';
import { ContractChoice } from './ContractChoice.tsx';

/** Sale, suspension, withdrawal. */
export function StockChangePage() {
  const words = useWords().services;
  const actionOf = (name: string | undefined) => stockActions.find((each) => each === name) ?? 'sale';
  return (
    <AskPage
      place="services/stock-change"
      lead={words.stock.lead}
      send={({ contractNumber = '', action, on = '', note = '' }) =>
        call(services.stockChange, { contractNumber, action: actionOf(action), on, note })
      }
    >
      <ContractChoice />
      <Choice
        name="action"
        label={words.stock.action}
        options={stockActions.map((value) => ({ value, word: words.stock.actions[value] }))}
      />
      <Field name="on" type="date" label={words.stock.on} />
      <Area name="note" label={words.note} required={false} maxLength={2000} />
    </AskPage>
  );
}
