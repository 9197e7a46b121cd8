import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import DoNotDisturbOnOutlined from '@mui/icons-material/DoNotDisturbOnOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import RemoveCircleOutlined from '@mui/icons-material/RemoveCircleOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import { styled, Tooltip } from '@mui/material';
import type { AccountStatus } from '#contract/account-status.ts';
import { useTexts } from './texts/index.ts';

/** What a colour means everywhere: never alone, always with an icon and a word. */
export type Tone = 'quiet' | 'busy' | 'soon' | 'late' | 'done';

const inks: Record<Tone, string> = {
  quiet: 'var(--k-palette-text-secondary)',
  busy: 'var(--k-palette-primary-main)',
  soon: 'var(--k-palette-warning-main)',
  late: 'var(--k-palette-error-main)',
  done: 'var(--k-palette-success-main)',
};

const Mark = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 5,
  maxWidth: '100%',
  minWidth: 0,
  whiteSpace: 'nowrap',
  '& svg': { fontSize: 16, flex: 'none' },
  '& span': { overflow: 'hidden', textOverflow: 'ellipsis' },
});

type ToneChipProps = { tone: Tone; icon: SvgIconComponent; word: string; hint?: string };

/** An icon and a word in the colour of their tone; `hint` explains on hover and focus. */
export function ToneChip({ tone, icon: Icon, word, hint }: ToneChipProps) {
  const mark = (
    <Mark style={{ color: inks[tone] }} tabIndex={hint === undefined ? undefined : -1}>
      <Icon aria-hidden />
      <span>{word}</span>
    </Mark>
  );
  return hint === undefined ? mark : <Tooltip title={hint}>{mark}</Tooltip>;
}

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
