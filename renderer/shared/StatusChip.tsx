import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { AccountStatus } from '#contract/account-status.ts';
import { useTexts } from './texts/index.ts';
import { type Tone, ToneChip } from './ToneChip.tsx';

const looks: Record<AccountStatus, { tone: Tone; icon: SvgIconComponent }> = {
  not_required: { tone: 'quiet', icon: RemoveCircleOutlined },
  closed: { tone: 'quiet', icon: DoNotDisturbOnOutlined },
  registered_in_time: { tone: 'done', icon: CheckCircle },
  registered_late: { tone: 'done', icon: CheckCircleOutlined },
  in_progress: { tone: 'busy', icon: HourglassTop },
  not_started: { tone: 'soon', icon: RadioButtonUnchecked },
  blocked: { tone: 'late', icon: BlockOutlined },
};

/** Where an account stands; an overdue one is brick whatever its step. */
export function StatusChip({ status, overdue = false }: { status: AccountStatus; overdue?: boolean }) {
  const texts = useTexts().account;
  const { tone, icon } = looks[status];
  return (
    <ToneChip
      tone={overdue ? 'late' : tone}
      icon={icon}
      word={texts.statuses[status]}
      hint={texts.statusHints[status]}
    />
  );
}
