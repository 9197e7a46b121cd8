import PhoneForwardedOutlined from '@mui/icons-material/PhoneForwardedOutlined';
import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { Link } from 'react-router';
import type { CallDesk } from '#contract/calls.ts';
import { CardPart } from '../shared/CardPart.tsx';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { DialSettings } from './DialSettings.tsx';
import { Figures } from './Figures.tsx';
import { Key } from './Key.tsx';
import { countWord } from './words.ts';

const MIDNIGHT = '00:00';

/** Between two clients: the one key that matters, whether anybody may be called, and one's own day. */
export function Idle({ desk, busy, onNext }: { desk: CallDesk; busy: boolean; onNext: () => void }) {
  const texts = useTexts();
  const { calls: words } = texts;
  const format = useFormat();
  const { open, until, ready, resting, callbacks } = desk;
  const waits = callbacks.mine + callbacks.anyone + callbacks.missedClosed;
  const shuts = format.time(until ?? '');
  const hours = open
    ? shuts === MIDNIGHT
      ? words.openAllDay
      : words.open(shuts)
    : until === null
      ? words.closedForGood
      : words.closed(format.instant(until));
  return (
    <Stack sx={{ gap: 2, p: 3, maxWidth: 860, mx: 'auto' }}>
      <Box sx={{ display: 'grid', justifyItems: 'center', textAlign: 'center', gap: 1, py: 4 }}>
        <Typography variant="h2">
          {ready > 0 ? words.waiting(countWord(texts, ready, format.number)) : words.nobody}
        </Typography>
        <Typography sx={{ color: 'text.secondary', maxWidth: 520 }}>
          {ready > 0 ? words.readyHint : words.nobodyHint}
        </Typography>
        <Button
          variant="contained"
          size="large"
          startIcon={<PhoneForwardedOutlined />}
          disabled={busy}
          onClick={onNext}
          aria-keyshortcuts="N"
          sx={{ mt: 2, minHeight: 48, px: 4, fontSize: '1rem', gap: 1 }}
        >
          {words.next}
          <Key aria-hidden>N</Key>
        </Button>
        <Typography variant="body2" sx={{ color: open ? 'text.secondary' : 'warning.main', mt: 1 }}>
          {hours}
          {resting > 0 && ` · ${words.resting(countWord(texts, resting, format.number))}`}
        </Typography>
      </Box>
      {callbacks.missedClosed > 0 && (
        <Alert severity="warning" variant="outlined">
          {words.missedTitle(callbacks.missedClosed)}
        </Alert>
      )}
      {waits > 0 && (
        <Button component={Link} to="/calls/callbacks" sx={{ alignSelf: 'center' }}>
          {words.callbackTitle} ({format.number(waits)})
        </Button>
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary', textAlign: 'center' }}>
        {words.keysHint}
      </Typography>
      <CardPart
        title={words.myDay}
        action={
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {words.asOf(format.time(desk.asOf))}
          </Typography>
        }
      >
        <Figures figures={desk.today} />
      </CardPart>
      <DialSettings />
    </Stack>
  );
}
