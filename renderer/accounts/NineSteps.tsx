import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonChecked from '@mui/icons-material/RadioButtonChecked';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Typography } from '@mui/material';
import type { RegistrationStep } from '#contract/account-status.ts';
import type { TimelineEntry } from '#contract/timeline.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { stepLines } from './nine-steps.ts';

const looks = {
  done: { icon: CheckCircle, colour: 'success.main' },
  now: { icon: RadioButtonChecked, colour: 'primary.main' },
  ahead: { icon: RadioButtonUnchecked, colour: 'text.disabled' },
} as const;

/** The nine steps of the registration, with the time of each that is done. */
export function NineSteps({ step, timeline }: { step: RegistrationStep; timeline: readonly TimelineEntry[] }) {
  const texts = useTexts().accounts.card;
  const format = useFormat();
  const words = { done: texts.stepDone, now: texts.stepNow, ahead: texts.stepAhead };
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {stepLines(step, timeline).map(({ step: each, state, at }, index) => {
        const { icon: Icon, colour } = looks[state];
        return (
          <Box
            component="li"
            key={each}
            aria-current={state === 'now' ? 'step' : undefined}
            sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 26 }}
          >
            <Icon titleAccess={words[state]} sx={{ fontSize: 17, color: colour }} />
            <Typography
              component="span"
              sx={{
                flex: 1,
                fontWeight: state === 'now' ? 650 : 400,
                color: state === 'ahead' ? 'text.secondary' : undefined,
              }}
            >
              {index + 1}. {texts.steps[each]}
            </Typography>
            {at !== null && (
              <Typography component="time" dateTime={at} variant="body2" sx={{ color: 'text.secondary' }}>
                {format.instant(at)}
              </Typography>
            )}
          </Box>
        );
      })}
    </Box>
  );
}
