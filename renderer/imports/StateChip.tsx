import type { SvgIconComponent } from '@mui/icons-material';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import PendingOutlined from '@mui/icons-material/PendingOutlined';
import UndoOutlined from '@mui/icons-material/UndoOutlined';
import type { ImportState } from '#contract/imports.ts';
import { useTexts } from '../shared/texts/index.ts';
import { type Tone, ToneChip } from '../shared/ToneChip.tsx';

const looks: Record<ImportState, { tone: Tone; icon: SvgIconComponent }> = {
  received: { tone: 'busy', icon: HourglassTop },
  reading: { tone: 'busy', icon: HourglassTop },
  needs_mapping: { tone: 'soon', icon: HelpOutlineOutlined },
  preview: { tone: 'soon', icon: PendingOutlined },
  applying: { tone: 'busy', icon: HourglassTop },
  applied: { tone: 'done', icon: CheckCircleOutlined },
  undoing: { tone: 'busy', icon: HourglassTop },
  undone: { tone: 'quiet', icon: UndoOutlined },
  failed: { tone: 'late', icon: ErrorOutlined },
};

export function StateChip({ state }: { state: ImportState }) {
  const { imports: texts } = useTexts();
  return <ToneChip {...looks[state]} word={texts.states[state]} />;
}
