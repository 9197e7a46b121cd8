import { Typography } from '@mui/material';
import type { AccountCard } from '#contract/accounts.ts';
import { formatForint } from '#contract/format.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { CardPart, Facts } from '../shared/CardPart.tsx';

/** The contracts behind the account, as the list tells them. */
export function PoliciesPart({ card }: { card: AccountCard }) {
  const texts = useTexts().accounts.card;
  const format = useFormat();
  return (
    <CardPart title={texts.policies}>
      {card.closedOn !== null && <Typography sx={{ mb: 0.5 }}>{texts.closedOn(format.date(card.closedOn))}</Typography>}
      {card.goneOn !== null && <Typography sx={{ mb: 0.5 }}>{texts.goneOn(format.date(card.goneOn))}</Typography>}
      <Facts
        facts={[
          [texts.policyNumbers, card.policyNumbers],
          [texts.product, card.product],
          [texts.contractDate, card.contractDate && format.date(card.contractDate)],
          [texts.riskStart, card.riskStart && format.date(card.riskStart)],
          [texts.contractCount, card.contractCount === null ? null : format.number(card.contractCount)],
          [texts.annualPremium, card.annualPremium === null ? null : formatForint(card.annualPremium)],
          [texts.paymentFrequency, card.paymentFrequency],
          [texts.communication, card.communication],
          ...card.extra.map(({ name, value }) => [name, value] as const),
        ]}
      />
    </CardPart>
  );
}
