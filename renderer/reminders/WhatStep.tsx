import {
  Box,
  Button,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  MenuItem,
  Radio,
  RadioGroup,
  Skeleton,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { campaigns, type ChosenAudience } from '#contract/campaigns.ts';
import { channels, type Channel } from '#contract/outbox.ts';
import { localDate, localTime } from '#contract/local-time.ts';
import { templates, type Template } from '#contract/templates.ts';
import { useNow, useToday } from '../shared/clock.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useRead } from '../shared/query.ts';
import { useLanguage, useTexts } from '../shared/texts/index.ts';
import { ClientWalk } from './ClientWalk.tsx';
import type { Plan } from './plan.ts';
import { SenderChoice } from './SenderChoice.tsx';
import { StepTitle } from './StepTitle.tsx';
import { TextPreview } from './TextPreview.tsx';

type WhatStepProps = {
  plan: Plan;
  audience: ChosenAudience;
  onChange: (part: Partial<Plan>) => void;
  onBack: () => void;
  onNext: (plan: Plan) => Promise<void>;
};

/** What they get and when, beside the text as one of them will read it. */
export function WhatStep({ plan, audience, onChange, onBack, onNext }: WhatStepProps) {
  const { reminders: texts, common } = useTexts();
  const format = useFormat();
  const language = useLanguage();
  const today = useToday();
  const { data } = useRead(templates.list, {}, { topics: ['settings'] });
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const ofChannel = data?.rows.filter(({ channel }) => channel === plan.channel) ?? [];
  // One's own language first, and of that the oldest text to begin with: the first notice.
  const offered = ofChannel.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  const first = offered
    .filter((each) => each.language === offered[0]?.language)
    .reduce<Template | undefined>((oldest, each) => (oldest && oldest.id < each.id ? oldest : each), undefined);
  const chosen = offered.find(({ id }) => id === plan.templateId) ?? first;
  const name = plan.name === '' && chosen ? `${chosen.name}, ${format.date(today)}` : plan.name;

  const next = async (): Promise<void> => {
    if (!chosen) return;
    setBusy(true);
    try {
      await onNext({ ...plan, templateId: chosen.id, name });
    } catch (reason) {
      setFailure(reason);
      setBusy(false);
    }
  };
  return (
    <Box
      component="section"
      aria-label={texts.whatTitle}
      sx={{ display: 'grid', gridTemplateColumns: { md: '380px 1fr' }, columnGap: 4, rowGap: 2 }}
    >
      <Stack sx={{ gap: 2 }}>
        <StepTitle>{texts.whatTitle}</StepTitle>
        <FailureNote failure={failure} />
        <ChannelChoice
          channel={plan.channel}
          onChoose={(channel) => onChange({ channel, templateId: null, name: '' })}
        />
        {data !== undefined && offered.length === 0 ? (
          <Typography>{texts.noTemplates}</Typography>
        ) : (
          <TextField
            select
            label={texts.template}
            value={chosen?.id ?? ''}
            onChange={({ target }) => onChange({ templateId: Number(target.value), name: '' })}
          >
            {offered.map((template) => (
              <MenuItem key={template.id} value={template.id}>
                {template.name} ({texts.languages[template.language]})
              </MenuItem>
            ))}
          </TextField>
        )}
        <TextField
          label={texts.campaignName}
          helperText={texts.campaignNameHint}
          value={name}
          onChange={({ target }) => onChange({ name: target.value })}
          slotProps={{ htmlInput: { maxLength: 160 } }}
        />
        {plan.channel === 'email' && (
          <SenderChoice senderId={plan.senderId} onChoose={(senderId) => onChange({ senderId })} />
        )}
        <FormControlLabel
          label={texts.oncePerAddress}
          control={
            <Checkbox
              checked={plan.oncePerAddress}
              onChange={({ target }) => onChange({ oncePerAddress: target.checked })}
              slotProps={{ input: { 'aria-describedby': 'once-hint' } }}
            />
          }
        />
        <FormHelperText id="once-hint" sx={{ mt: -2, ml: 4 }}>
          {texts.oncePerAddressHint}
        </FormHelperText>
        <WhenChoice sendAt={plan.sendAt} onChoose={(sendAt) => onChange({ sendAt })} />
        <Stack direction="row" sx={{ gap: 1 }}>
          <Button onClick={onBack}>{common.back}</Button>
          <Button variant="contained" disabled={busy || !chosen || name.trim() === ''} onClick={() => void next()}>
            {common.next}
          </Button>
        </Stack>
      </Stack>
      {chosen && <Samples key={chosen.id} audience={audience} template={chosen} />}
    </Box>
  );
}

/** Not asked anew by every message that leaves meanwhile: the clients looked at stay. */
function Samples({ audience, template }: { audience: ChosenAudience; template: Template }) {
  const asked = { audience, templateId: template.id };
  const { data, isPending } = useRead(campaigns.sample, asked, { topics: ['settings'] });
  if (isPending) return <Skeleton variant="rounded" height={260} />;
  return (
    <ClientWalk ids={data?.ids ?? []} lacking={data?.lacking ?? 0}>
      {(accountId) => <TextPreview wording={wordingOf(template)} accountId={accountId} />}
    </ClientWalk>
  );
}

export const wordingOf = ({
  channel,
  language,
  subject,
  body,
  smsMode,
}: Omit<Template, 'id' | 'name' | 'purpose' | 'changedAt'>) => ({
  channel,
  language,
  subject,
  body,
  smsMode,
});

function ChannelChoice({ channel, onChoose }: { channel: Channel; onChoose: (channel: Channel) => void }) {
  const texts = useTexts().reminders;
  return (
    <FormControl>
      <FormLabel>{texts.channel}</FormLabel>
      <RadioGroup row name="channel" value={channel}>
        {channels.map((each) => (
          <FormControlLabel
            key={each}
            value={each}
            label={texts.channels[each]}
            control={<Radio onChange={() => onChoose(each)} />}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}

function WhenChoice({ sendAt, onChoose }: { sendAt: string; onChoose: (sendAt: string) => void }) {
  const texts = useTexts().reminders;
  const now = useNow();
  const inAnHour = new Date(Date.parse(now) + 3_600_000).toISOString();
  return (
    <FormControl>
      <FormLabel>{texts.when}</FormLabel>
      <RadioGroup row name="when" value={sendAt === '' ? 'now' : 'later'}>
        <FormControlLabel value="now" label={texts.now} control={<Radio onChange={() => onChoose('')} />} />
        <FormControlLabel
          value="later"
          label={texts.later}
          control={<Radio onChange={() => onChoose(`${localDate(inAnHour)}T${localTime(inAnHour)}`)} />}
        />
      </RadioGroup>
      {sendAt !== '' && (
        <TextField
          type="datetime-local"
          label={texts.sendAt}
          helperText={texts.sendAtHint}
          value={sendAt}
          onChange={({ target }) => onChoose(target.value)}
          sx={{ mt: 1 }}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
    </FormControl>
  );
}
