import { Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { softenSms } from '#contract/sms-soften.ts';
import { measureSms, type SmsMode } from '#contract/sms-text.ts';
import type { Preview } from '#contract/templates.ts';
import { useTexts } from '../shared/texts/index.ts';
import { softenTyped, type Mark, type Offender } from './sms-marks.ts';

type SmsOffendersProps = {
  offenders: readonly Offender[];
  wording: { body: string; smsMode: SmsMode };
  preview?: Preview;
  onShow: (at: number, length: number) => void;
  onSoften: (body: string, smsMode: SmsMode) => void;
};

/** The marked letters by name, each leading to its place; softening them, and taking that back. */
export function SmsOffenders({ offenders, wording, preview, onShow, onSoften }: SmsOffendersProps) {
  const texts = useTexts().reminders.sms;
  const [before, setBefore] = useState<{ body: string; smsMode: SmsMode } | null>(null);
  const soft = softenTyped(wording.body);
  const softer = soft !== wording.body;
  const soften = (): void => {
    setBefore(wording);
    onSoften(soft, wording.smsMode === 'exact' ? 'soft' : wording.smsMode);
  };
  const takeBack = (): void => {
    if (before === null) return;
    onSoften(before.body, before.smsMode);
    setBefore(null);
  };
  return (
    <>
      {(['dear', 'softened'] as const).map((mark) => (
        <Letters key={mark} mark={mark} offenders={offenders.filter((each) => each.mark === mark)} onShow={onShow} />
      ))}
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', minHeight: 34 }}>
        {softer && (
          <Button variant="outlined" size="small" onClick={soften}>
            {texts.soften}
          </Button>
        )}
        {softer && wording.smsMode === 'exact' && preview !== undefined && <Saving preview={preview} />}
        {before !== null && !softer && (
          <>
            <Typography variant="body2" role="status">
              {texts.done}
            </Typography>
            <Button size="small" onClick={takeBack}>
              {texts.takeBack}
            </Button>
          </>
        )}
      </Stack>
    </>
  );
}

/** How many parts there are now and how many there would be. */
function Saving({ preview: { text, parts } }: { preview: Preview }) {
  const texts = useTexts().reminders.sms;
  if (parts === null) return null;
  const then = measureSms(softenSms(text, 'soft')).parts;
  return (
    <Typography className="figures" variant="body2" sx={{ color: 'text.secondary' }}>
      {then < parts ? texts.saves(parts, then) : texts.savesNothing(parts)}
    </Typography>
  );
}

type LettersProps = { mark: Mark; offenders: readonly Offender[]; onShow: (at: number, length: number) => void };

function Letters({ mark, offenders, onShow }: LettersProps) {
  const texts = useTexts().reminders.sms;
  if (offenders.length === 0) return null;
  return (
    <Box role="group" aria-label={texts[mark]}>
      <Typography variant="body2" component="span" sx={{ mr: 1 }}>
        {texts[mark]}
      </Typography>
      {offenders.map(({ letter, count, at }) => (
        <Chip
          key={letter}
          size="small"
          variant="outlined"
          color={mark === 'dear' ? 'error' : 'default'}
          className="figures"
          sx={{ mr: 0.5, mb: 0.5 }}
          label={texts.letter(visible(letter), count)}
          aria-label={texts.showLetter(visible(letter), count)}
          onClick={() => onShow(at, letter.length)}
        />
      ))}
    </Box>
  );
}

/** White space has no shape of its own. */
const visible = (letter: string): string =>
  letter.trim() === '' ? `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : letter;
