import type { SvgIconComponent } from '@mui/icons-material';
import './tone.css';

/** What a colour means everywhere: never alone, always with an icon and a word. */
export type Tone = 'quiet' | 'busy' | 'soon' | 'late' | 'done';

type ToneChipProps = { tone: Tone; icon: SvgIconComponent; word: string; hint?: string | undefined };

/** An icon and a word in the colour of their tone. Light enough for every row of a long list. */
export function ToneChip({ tone, icon: Icon, word, hint }: ToneChipProps) {
  return (
    <span className="tone" data-tone={tone} title={hint}>
      <Icon aria-hidden fontSize="inherit" />
      <span>{word}</span>
    </span>
  );
}
