import { paperKinds, services } from '#contract/services.ts';
import { call } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { Area } from '../parts/Area.tsx';
import { Choice } from '../parts/Choice.tsx';
import { AskPage } from './AskPage.tsx';
import { ContractChoice } from './ContractChoice.tsx';

/** A green card, or another paper. */
export function PaperPage() {
  const words = useWords().services;
  const paperOf = (name: string | undefined) => paperKinds.find((each) => each === name) ?? 'other';
  return (
    <AskPage
      place="services/paper"
      lead={words.paper.lead}
      send={({ contractNumber = '', paper, note = '' }) =>
        call(services.documentRequest, { contractNumber, paper: paperOf(paper), note })
      }
    >
      <ContractChoice />
      <Choice
        name="paper"
        label={words.paper.paper}
        options={paperKinds.map((value) => ({ value, word: words.paper.papers[value] }))}
      />
      <Area name="note" label={words.note} required={false} maxLength={2000} />
    </AskPage>
  );
}
