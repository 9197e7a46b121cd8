import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { campaigns as promises, type Campaign, type Preflight } from '#contract/campaigns.ts';
import { gateways } from '#contract/gateways.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { AudienceWords } from './AudienceWords.tsx';
import { ClientWalk } from './ClientWalk.tsx';
import { PortalNote } from './PortalNote.tsx';
import { PreflightFacts } from './PreflightFacts.tsx';
import { useSenderName } from './SenderChoice.tsx';
import { StepTitle } from './StepTitle.tsx';
import { DraftPreview, TextPreview } from './TextPreview.tsx';
import { wordingOf } from './WhatStep.tsx';

/** Above this many the number is typed before it starts. */
const TYPED_ABOVE = 1000;

/** Who gets it, who does not and why, and the very text; then it starts. */
export function CheckStep({ id, onBack }: { id: number; onBack: () => void }) {
  const campaign = useRead(promises.see, { id });
  const preflight = useRead(promises.preflight, { id }, { topics: ['campaigns', 'accounts', 'settings'] });
  return (
    <Loaded query={campaign}>
      {(shown) => (
        <Loaded query={preflight} lines={8}>
          {(facts) => <Check campaign={shown} facts={facts} onBack={onBack} />}
        </Loaded>
      )}
    </Loaded>
  );
}

type CheckProps = { campaign: Campaign; facts: Preflight; onBack: () => void };

function Check({ campaign, facts, onBack }: CheckProps) {
  const texts = useTexts().reminders;
  return (
    <Box
      component="section"
      aria-label={texts.checkTitle}
      sx={{ display: 'grid', gridTemplateColumns: { md: '420px 1fr' }, columnGap: 4, rowGap: 2 }}
    >
      <Stack sx={{ gap: 2 }}>
        <StepTitle>{texts.checkTitle}</StepTitle>
        <Paper variant="outlined" sx={{ p: 2.5 }}>
          <Meant campaign={campaign} />
          <PreflightFacts campaignId={campaign.id} facts={facts} />
        </Paper>
        <PortalNote body={campaign.body} />
        <TrialNote channel={campaign.channel} />
        <StartButtons campaign={campaign} facts={facts} onBack={onBack} />
      </Stack>
      <ClientWalk ids={facts.sample}>
        {(accountId) =>
          accountId === null ? (
            <TextPreview wording={wordingOf(campaign)} accountId={null} />
          ) : (
            <DraftPreview campaign={campaign} accountId={accountId} />
          )
        }
      </ClientWalk>
    </Box>
  );
}

/** What was chosen in the steps before. */
function Meant({ campaign: { name, channel, audience, sendAt, senderId } }: { campaign: Campaign }) {
  const { reminders: texts, senders } = useTexts();
  const format = useFormat();
  const sender = useSenderName(senderId);
  const when = sendAt === null ? texts.startsNow : texts.scheduledFor(format.instant(sendAt));
  return (
    <Box sx={{ mb: 2, pb: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {[texts.channels[channel], when, sender && senders.inTheNameOf(sender)].filter(Boolean).join(' · ')}
      </Typography>
      <AudienceWords audience={audience} />
    </Box>
  );
}

/** In live work a trial gateway is easily forgotten: nothing would reach anybody. */
function TrialNote({ channel }: { channel: Campaign['channel'] }) {
  const texts = useTexts().reminders;
  const { data } = useRead(gateways.see, { channel }, { enabled: useMay('gateways:manage'), topics: ['settings'] });
  if (data?.kind !== 'trial' || data.trialOnly) return null;
  return (
    <Alert
      severity="warning"
      variant="outlined"
      action={
        <Button component={Link} to="/settings/gateways" color="inherit" size="small">
          {texts.toGateway}
        </Button>
      }
    >
      {texts.trialNote}
    </Alert>
  );
}

function StartButtons({ campaign, facts, onBack }: CheckProps) {
  const { reminders: texts, common } = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const start = useWrite(promises.start, ['campaigns', 'outbox', 'accounts']);
  const { id, channel, sendAt } = campaign;
  const count = format.number(facts.willSend);
  const action = sendAt === null ? texts.startNow(count) : texts.startLater(count);
  const leave = (words: string): void => {
    toast(words);
    void navigate(`/reminders/campaigns/${id}`);
  };
  const begin = async (): Promise<void> => {
    try {
      await start.mutateAsync({ id });
      leave(texts.started);
    } catch {
      setAsking(false); // told below the buttons
    }
  };
  return (
    <>
      {facts.approvalNeeded && <Alert severity="info">{texts.waitsForApproval}</Alert>}
      <FailureNote failure={start.error} />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <Button onClick={onBack}>{common.back}</Button>
        {facts.approvalNeeded ? (
          <Button variant="contained" onClick={() => leave(texts.waitsForApproval)}>
            {texts.saveForApproval}
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={start.isPending || facts.willSend === 0 || facts.tooManyBad || facts.unknown.length > 0}
            onClick={() => (facts.willSend > TYPED_ABOVE ? setAsking(true) : void begin())}
          >
            {action}
          </Button>
        )}
      </Stack>
      {asking && (
        <ConfirmDialog
          title={texts.confirmStart}
          action={action}
          count={facts.willSend}
          busy={start.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => void begin()}
        >
          {texts.confirmStartText(count, texts.channels[channel])}
        </ConfirmDialog>
      )}
    </>
  );
}
