import { Link, Stack } from '@mui/material';
import { Link as RouterLink, useLocation } from 'react-router';
import type { AccountCard } from '#contract/accounts.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { CardPart, Facts } from '../shared/CardPart.tsx';

/** Who the client is, and through whom the account came. */
export function WhoPart({ card }: { card: AccountCard }) {
  const { account, accounts } = useTexts();
  const texts = accounts.card;
  const format = useFormat();
  const address = [card.postcode, card.town, card.street].filter(Boolean).join(' ');
  const intermediary =
    card.intermediaryName === null ? null : `${card.intermediaryName} (${card.intermediaryCode ?? ''})`;
  return (
    <CardPart title={texts.who}>
      <Facts
        facts={[
          [texts.kind, texts.kinds[card.holderKind]],
          [texts.birthDate, card.birthDate && format.date(card.birthDate)],
          [texts.taxNumber, card.taxNumber],
          [texts.address, address],
          [texts.insurer, card.insurerName],
          [texts.cohort, card.cohort],
          [texts.manager, account.managerKinds[card.managerKind]],
          [texts.intermediary, intermediary],
          [texts.salesperson, card.salesperson],
          [texts.siblings, card.siblings.length === 0 ? null : <Siblings key="siblings" siblings={card.siblings} />],
        ]}
      />
    </CardPart>
  );
}

function Siblings({ siblings }: { siblings: AccountCard['siblings'] }) {
  const { search } = useLocation();
  return (
    <Stack sx={{ gap: 0.25 }}>
      {siblings.map(({ id, accountNumber, status }) => (
        <Stack key={id} direction="row" sx={{ gap: 1.5 }}>
          <Link component={RouterLink} to={`${cardLink(id)}${search}`} className="figures">
            {accountNumber}
          </Link>
          <StatusChip status={status} />
        </Stack>
      ))}
    </Stack>
  );
}
