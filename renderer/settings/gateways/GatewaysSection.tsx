import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import type { SvgIconComponent } from '@mui/icons-material';
import {
  Alert,
  Button,
  FormControl,
  FormControlLabel,
  FormLabel,
  Paper,
  Radio,
  RadioGroup,
  Stack,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import {
  gateways as promises,
  HttpSettings,
  SmtpSettings,
  type Gateway,
  type GatewayKind,
} from '#contract/gateways.ts';
import { channels, type Channel } from '#contract/outbox.ts';
import { capital } from '../../shared/fate-words.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { type Tone, ToneChip } from '../../shared/ToneChip.tsx';
import { BounceMailboxPart } from './BounceMailboxPart.tsx';
import { GatewayTest } from './GatewayTest.tsx';
import { Section } from '../Section.tsx';
import { SendersPart } from './SendersPart.tsx';
import { BalanceLine } from '../sms/BalanceLine.tsx';
import { SmsForm } from '../sms/SmsForm.tsx';
import { SmtpForm } from './SmtpForm.tsx';

const touched = ['settings', 'campaigns', 'outbox'] as const;
const looks: Record<Gateway['state'], { tone: Tone; icon: SvgIconComponent }> = {
  working: { tone: 'done', icon: CheckCircleOutlined },
  resting: { tone: 'soon', icon: HourglassTop },
  paused: { tone: 'late', icon: ErrorOutlined },
};

/** How e-mail and SMS leave, whether they do, and a test of each. */
export function GatewaysSection() {
  const texts = useTexts().gateways;
  return (
    <Section title={texts.title} hint={texts.hint}>
      {channels.map((channel) => (
        <OneGateway key={channel} channel={channel} />
      ))}
      <SendersPart />
      <BounceMailboxPart />
    </Section>
  );
}

function OneGateway({ channel }: { channel: Channel }) {
  const texts = useTexts().gateways;
  const query = useRead(promises.see, { channel }, { topics: ['settings', 'campaigns'] });
  return (
    <Paper component="section" variant="outlined" aria-label={texts.titles[channel]} sx={{ p: 2.5 }}>
      <Loaded query={query}>
        {(gateway) => (
          <Stack sx={{ gap: 2 }}>
            <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
              <Typography variant="h3">{texts.titles[channel]}</Typography>
              <ToneChip {...looks[gateway.state]} word={texts.states[gateway.state]} />
            </Stack>
            <Health gateway={gateway} />
            {gateway.kind === 'http' && !gateway.trialOnly && <BalanceLine gateway={gateway} />}
            <Settings key={gateway.kind} gateway={gateway} />
            <GatewayTest channel={channel} />
          </Stack>
        )}
      </Loaded>
    </Paper>
  );
}

/** Why it does not send, and the one button to go on. */
function Health({ gateway: { channel, state, trouble, troubleAt, restUntil } }: { gateway: Gateway }) {
  const { gateways: texts, story, fates } = useTexts();
  const format = useFormat();
  const resume = useWrite(promises.resume, touched);
  if (trouble === null || troubleAt === null || state === 'working') return null;
  return (
    <Alert
      severity={state === 'paused' ? 'error' : 'warning'}
      variant="outlined"
      action={
        <Button color="inherit" size="small" disabled={resume.isPending} onClick={() => resume.mutate({ channel })}>
          {texts.goOn}
        </Button>
      }
    >
      {capital(texts.trouble(story.messageReasons[trouble], format.instant(troubleAt)))}.{' '}
      {state === 'resting' && restUntil !== null
        ? `${texts.restsUntil(format.time(restUntil))}.`
        : `${fates.mends[trouble]} ${texts.pausedHint}`}
    </Alert>
  );
}

const kindsOf: Record<Channel, readonly GatewayKind[]> = { email: ['trial', 'smtp'], sms: ['trial', 'http'] };

function Settings({ gateway }: { gateway: Gateway }) {
  const { gateways: texts, common } = useTexts();
  const { channel, trialOnly } = gateway;
  const [kind, setKind] = useState<GatewayKind>(gateway.kind);
  const set = useWrite(promises.set, touched);
  const save = async (input: Parameters<typeof set.mutateAsync>[0]): Promise<void> => {
    await set.mutateAsync(input);
    toast(texts.set);
  };
  if (trialOnly) return <Alert severity="info">{texts.trialOnly}</Alert>;
  const smtp = SmtpSettings.safeParse(gateway.settings).data;
  const http = HttpSettings.safeParse(gateway.settings).data;
  return (
    <>
      <FormControl>
        <FormLabel>{texts.kind}</FormLabel>
        <RadioGroup row name={`kind-${channel}`} value={kind}>
          {kindsOf[channel].map((each) => (
            <FormControlLabel
              key={each}
              value={each}
              label={texts.kinds[each]}
              control={<Radio onChange={() => setKind(each)} />}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {kind === 'smtp' && channel === 'email' && (
        <SmtpForm
          first={smtp ?? null}
          secretSet={gateway.secretSet}
          onSave={(settings, secret) => save({ channel, kind: 'smtp', settings, ...secret })}
        />
      )}
      {kind === 'http' && channel === 'sms' && (
        <SmsForm
          first={http ?? null}
          secretSet={gateway.secretSet}
          onSave={(settings, secret) => save({ channel, kind: 'http', settings, ...secret })}
        />
      )}
      {kind === 'trial' && gateway.kind !== 'trial' && (
        <Stack sx={{ alignItems: 'flex-start', gap: 1 }}>
          <FailureNote failure={set.error} />
          <Button
            variant="contained"
            disabled={set.isPending}
            onClick={() => void save({ channel, kind: 'trial' }).catch(() => undefined)}
          >
            {common.save}
          </Button>
        </Stack>
      )}
    </>
  );
}
