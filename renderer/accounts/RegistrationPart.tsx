import { Stack, Typography } from '@mui/material';
import type { AccountCard } from '#contract/accounts.ts';
import { localDate } from '#contract/local-time.ts';
import { registrations } from '#contract/registrations.ts';
import { useFormat } from '../shared/format.ts';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { UnderWay } from '../shared/UnderWay.tsx';
import { CardPart } from '../shared/CardPart.tsx';
import { Deadline } from './Deadline.tsx';
import { NineSteps } from './NineSteps.tsx';

/** How far the client is with the registration, and the help that can be given. */
export function RegistrationPart({ card }: { card: AccountCard }) {
  const texts = useTexts().accounts;
  const format = useFormat();
  const { data } = useRead(registrations.live, { id: card.id }, { topics: ['portal', 'accounts', 'outbox'] });
  const open = card.mustRegister && card.confirmedAt === null;
  if (!card.mustRegister && card.confirmedAt === null)
    return (
      <CardPart title={texts.card.registration}>
        <Typography sx={{ color: 'text.secondary' }}>{texts.card.notRequired}</Typography>
      </CardPart>
    );
  return (
    <CardPart title={texts.card.registration}>
      <Stack direction="row" sx={{ columnGap: 2, flexWrap: 'wrap', mb: 1 }}>
        <span>
          {texts.columns.deadline}: <Deadline row={card} open={open} />
        </span>
        {card.confirmedAt !== null && (
          <span>
            {card.confirmedSource === 'list'
              ? `${texts.card.confirmedAt(format.date(localDate(card.confirmedAt)))} (${texts.card.confirmedByList})`
              : texts.card.confirmedAt(format.instant(card.confirmedAt))}
          </span>
        )}
      </Stack>
      <NineSteps step={card.step} timeline={card.timeline} />
      {data?.registration && <UnderWay id={card.id} live={data.registration} />}
    </CardPart>
  );
}
