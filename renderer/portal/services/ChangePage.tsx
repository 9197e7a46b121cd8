import { portal } from '#contract/portal.ts';
import { changeFields, services } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Area } from '../parts/Area.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Field } from '../parts/Field.tsx';
import { AskPage } from './AskPage.tsx';
import { useAnswer } from './use-service.ts';

/** Reporting a change of data. */
export function ChangePage() {
  const words = useWords().services;
  const { answer } = useAnswer(portal.me, {});
  const fieldOf = (name: string | undefined) => changeFields.find((each) => each === name) ?? 'other';
  return (
    <AskPage
      place="services/change"
      about="account"
      lead={words.change.lead}
      send={({ accountNumber = '', field, value = '', note = '' }) =>
        call(services.change, { accountNumber, field: fieldOf(field), value, note })
      }
    >
      <Choice
        name="accountNumber"
        label={words.account}
        options={(answer?.accounts ?? []).map(({ accountNumber, holderName }) => ({
          value: accountNumber,
          word: `${accountNumber} – ${holderName}`,
        }))}
      />
      <Choice
        name="field"
        label={words.change.field}
        options={changeFields.map((value) => ({ value, word: words.change.fields[value] }))}
      />
      <Field name="value" label={words.change.value} />
      <Area name="note" label={words.note} required={false} maxLength={2000} />
    </AskPage>
  );
}
