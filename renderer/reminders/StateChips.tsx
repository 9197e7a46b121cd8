import type { SvgIconComponent } from '@mui/icons-material';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HelpOutlined from '@mui/icons-material/HelpOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import MailOutlined from '@mui/icons-material/MailOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PlayCircleOutlined from '@mui/icons-material/PlayCircleOutlined';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import SmsOutlined from '@mui/icons-material/SmsOutlined';
import type { Campaign, CampaignState, Waiting } from '#contract/campaigns.ts';
import type { Channel, MessageState } from '#contract/outbox.ts';
import { useTexts } from '../shared/texts/index.ts';
import { type Tone, ToneChip } from '../shared/ToneChip.tsx';

type Look = { tone: Tone; icon: SvgIconComponent };

const campaignLooks: Record<CampaignState, Look> = {
  draft: { tone: 'quiet', icon: EditNoteOutlined },
  approved: { tone: 'busy', icon: CheckCircleOutlined },
  scheduled: { tone: 'busy', icon: ScheduleOutlined },
  running: { tone: 'busy', icon: PlayCircleOutlined },
  paused: { tone: 'soon', icon: PauseCircleOutlined },
  done: { tone: 'done', icon: CheckCircle },
  cancelled: { tone: 'quiet', icon: BlockOutlined },
};

const messageLooks: Record<MessageState, Look> = {
  planned: { tone: 'quiet', icon: ScheduleOutlined },
  queued: { tone: 'busy', icon: ScheduleOutlined },
  leased: { tone: 'busy', icon: HourglassTop },
  in_flight: { tone: 'busy', icon: HourglassTop },
  held: { tone: 'soon', icon: PauseCircleOutlined },
  sent: { tone: 'done', icon: CheckCircleOutlined },
  delivered: { tone: 'done', icon: CheckCircle },
  bounced: { tone: 'late', icon: ErrorOutlined },
  failed: { tone: 'late', icon: ErrorOutlined },
  skipped: { tone: 'quiet', icon: RemoveCircleOutlined },
  unknown: { tone: 'soon', icon: HelpOutlined },
  cancelled: { tone: 'quiet', icon: BlockOutlined },
  simulated: { tone: 'done', icon: ScienceOutlined },
};

const waitingLooks: Record<Waiting['why'], Look> = {
  hours: { tone: 'soon', icon: ScheduleOutlined },
  rest: { tone: 'soon', icon: HourglassTop },
  gateway: { tone: 'late', icon: ErrorOutlined },
};

/** A campaign under way that cannot go on says so by its colour already. */
export function CampaignChip({ campaign: { state, waiting } }: { campaign: Pick<Campaign, 'state' | 'waiting'> }) {
  const texts = useTexts().reminders;
  if (waiting !== null) return <ToneChip {...waitingLooks[waiting.why]} word={texts.waitingStates[waiting.why]} />;
  return <ToneChip {...campaignLooks[state]} word={texts.states[state]} />;
}

export function MessageChip({ state }: { state: MessageState }) {
  const texts = useTexts().story;
  return <ToneChip {...messageLooks[state]} word={texts.messageStates[state]} />;
}

export function ChannelChip({ channel }: { channel: Channel }) {
  const texts = useTexts().reminders;
  return (
    <ToneChip tone="quiet" icon={channel === 'email' ? MailOutlined : SmsOutlined} word={texts.channels[channel]} />
  );
}
