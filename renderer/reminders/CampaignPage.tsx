import { Box, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router';
import { campaigns as promises, type Campaign } from '#contract/campaigns.ts';
import { sendingRules } from '#contract/sending-rules.ts';
import { useClock } from '../shared/clock.ts';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { PageHeader } from '../shared/PageHeader.tsx';
import { ProgressLine } from '../shared/ProgressLine.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { AudienceWords } from './AudienceWords.tsx';
import { CampaignActions } from './CampaignActions.tsx';
import { CampaignCounts, type Chosen } from './CampaignCounts.tsx';
import { progressOf } from './campaign-progress.ts';
import { DraftAudience } from './DraftAudience.tsx';
import { Ledger } from './Ledger.tsx';
import { useSenderName } from './SenderChoice.tsx';
import { CampaignChip, ChannelChip } from './StateChips.tsx';
import { WaitingNote } from './WaitingNote.tsx';

/** One campaign: how far it is, what it waits for, and every message of it. */
export function CampaignPage() {
  const id = Number(useParams()['id']);
  const query = useRead(promises.see, { id }, { topics: ['campaigns', 'outbox'] });
  return <Loaded query={query}>{(campaign) => <Shown campaign={campaign} />}</Loaded>;
}

function Shown({ campaign }: { campaign: Campaign }) {
  const { reminders: texts, senders } = useTexts();
  const sender = useSenderName(campaign.senderId);
  const format = useFormat();
  const [chosen, setChosen] = useState<Chosen>({});
  const { done, total } = progressOf(campaign);
  const clock = useClock();
  const left =
    campaign.waiting !== null || campaign.endsAt === null
      ? null
      : Math.max(0, (Date.parse(campaign.endsAt) - Date.parse(clock())) / 1000);
  const { createdBy, createdAt, approvedBy, sendAt } = campaign;
  const facts = [
    texts.createdBy(createdBy.displayName, format.instant(createdAt)),
    approvedBy && texts.approvedBy(approvedBy.displayName),
    sender && senders.inTheNameOf(sender),
    campaign.state === 'scheduled' && sendAt !== null && texts.scheduledFor(format.instant(sendAt)),
    campaign.urgentWhy !== null && texts.urgent.why(campaign.urgentWhy),
    campaign.endsAt !== null && texts.endsAt(format.instant(campaign.endsAt)),
  ];
  const underWay = campaign.state === 'running' || campaign.state === 'paused';
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={campaign.name}
        note={facts.filter(Boolean).join(' · ')}
        actions={<CampaignActions campaign={campaign} />}
      />
      <Stack sx={{ px: 3, pb: 2, gap: 1.5 }}>
        <Stack direction="row" sx={{ gap: 2.5, flexWrap: 'wrap', alignItems: 'center' }}>
          <span role="status">
            <CampaignChip campaign={campaign} />
          </span>
          <ChannelChip channel={campaign.channel} />
          <AudienceWords audience={campaign.audience} />
        </Stack>
        {campaign.waiting && <WaitingNote waiting={campaign.waiting} />}
        {underWay && <ProgressLine label={texts.messages} done={done} total={total} secondsLeft={left} />}
        {campaign.total > 0 ? (
          <CampaignCounts campaign={campaign} chosen={chosen} onChoose={setChosen} />
        ) : (
          campaign.state === 'draft' && <ApprovalNote />
        )}
      </Stack>
      {campaign.total === 0 && <DraftAudience campaign={campaign} />}
      {campaign.total > 0 && <Ledger filter={{ campaignId: campaign.id, ...chosen }} inCampaign />}
    </Box>
  );
}

function ApprovalNote() {
  const texts = useTexts().reminders;
  const format = useFormat();
  const { data } = useRead(sendingRules.see, {}, { topics: ['settings'] });
  if (data === undefined) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {texts.needsApproval(format.number(data.approvalAbove))}
    </Typography>
  );
}
