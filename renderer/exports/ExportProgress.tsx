import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Export, ExportState } from '#contract/exports.ts';
import { ProgressLine } from '../shared/ProgressLine.tsx';
import { type Tone, ToneChip } from '../shared/ToneChip.tsx';
import { useTexts } from '../shared/texts/index.ts';

const looks: Record<ExportState, { tone: Tone; icon: SvgIconComponent }> = {
  waiting: { tone: 'busy', icon: HourglassTop },
  writing: { tone: 'busy', icon: HourglassTop },
  ready: { tone: 'done', icon: CheckCircleOutlined },
  failed: { tone: 'late', icon: ErrorOutlined },
  cancelled: { tone: 'quiet', icon: CancelOutlined },
};

/** Rows done of all while a file is being written, else its state; what went wrong is said. */
export function ExportProgress({ file: { state, rows, total, error } }: { file: Export }) {
  const { errors, exports: texts } = useTexts();
  if (state === 'writing') return <ProgressLine label={texts.states.writing} done={rows} total={total ?? 0} />;
  return (
    <ToneChip {...looks[state]} word={texts.states[state]} hint={error === null ? undefined : errors[error].what} />
  );
}
