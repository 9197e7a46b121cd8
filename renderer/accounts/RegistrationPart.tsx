import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import type { AccountCard } from '#contract/accounts.ts';
import { type AssistAction, type LiveRegistration, registrations, type SentCode } from '#contract/registrations.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useRead, useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { CardPart } from './CardPart.tsx';
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
            {texts.card.confirmedAt(format.instant(card.confirmedAt))}
            {card.confirmedSource === 'list' && ` (${texts.card.confirmedByList})`}
          </span>
        )}
      </Stack>
      <NineSteps step={card.step} timeline={card.timeline} />
      {data?.registration && <UnderWay id={card.id} live={data.registration} />}
    </CardPart>
  );
}

/** What was sent, how long it holds, and how to help. Codes are never shown. */
function UnderWay({ id, live }: { id: number; live: LiveRegistration }) {
  const texts = useTexts().accounts.card;
  const mayAssist = useMay('accounts:assist');
  const assist = useWrite(registrations.assist, ['accounts', 'portal', 'outbox']);
  const help = (action: AssistAction): void =>
    assist.mutate({ id, action }, { onSuccess: () => toast(texts.assisted[action]) });
  return (
    <Stack sx={{ gap: 1, mt: 1.5 }}>
      {live.trouble !== null && (
        <Alert severity="warning" variant="outlined">
          {texts.troubles[live.trouble]}
        </Alert>
      )}
      {live.sms && <Sent what={texts.smsCode} code={live.sms} />}
      {live.email && <Sent what={texts.emailCode} code={live.email} />}
      {mayAssist && live.actions.length > 0 && (
        <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }} className="no-print">
          {live.actions.map((action) => (
            <Button
              key={action}
              variant="outlined"
              size="small"
              disabled={assist.isPending}
              onClick={() => help(action)}
            >
              {texts.assist[action]}
            </Button>
          ))}
        </Stack>
      )}
      <FailureNote failure={assist.error} />
    </Stack>
  );
}

function Sent({ what, code }: { what: string; code: SentCode }) {
  const { accounts, story } = useTexts();
  const texts = accounts.card;
  const format = useFormat();
  const facts = [
    code.fate === null ? null : story.messageStates[code.fate],
    texts.triesLeft(code.triesLeft),
    code.expired ? texts.expired : texts.until(format.instant(code.expiresAt)),
  ];
  return (
    <Box>
      {texts.sentAt(what, format.instant(code.sentAt))}
      <Typography variant="body2" component="span" sx={{ color: 'text.secondary', ml: 1 }}>
        {facts.filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}
