import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { type AssistAction, type LiveRegistration, registrations, type SentCode } from '#contract/registrations.ts';
import { FailureNote } from './FailureNote.tsx';
import { useFormat } from './format.ts';
import { useWrite } from './query.ts';
import { useMay } from './session.ts';
import { useTexts } from './texts/index.ts';
import { toast } from './toast.ts';

/** What was sent, how long it holds, and how to help. Codes are never shown. */
export function UnderWay({ id, live }: { id: number; live: LiveRegistration }) {
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
