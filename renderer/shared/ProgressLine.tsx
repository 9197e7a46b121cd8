import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from './format.ts';
import { useFirstTexts } from './texts/index.ts';

type ProgressLineProps = {
  label: string;
  done: number;
  /** 0 while the whole is not known yet */
  total: number;
  /** where the program itself tells it; null while it cannot */
  secondsLeft?: number | null;
  onCancel?: () => void;
};

const ENOUGH_SECONDS = 2;

/** Rows a second since this line is shown; 0 while it cannot be told. */
function useSpeed(done: number): number {
  const start = useRef<{ done: number; at: number } | null>(null);
  const [speed, setSpeed] = useState(0);
  useEffect(() => {
    start.current ??= { done, at: Date.now() };
    const elapsed = (Date.now() - start.current.at) / 1000;
    if (elapsed > ENOUGH_SECONDS) setSpeed((done - start.current.done) / elapsed);
  }, [done]);
  return speed;
}

/** Long work: rows done of all, percent, time left, cancel. */
export function ProgressLine({ label, done, total, secondsLeft, onCancel }: ProgressLineProps) {
  const texts = useFirstTexts().common;
  const format = useFormat();
  const speed = useSpeed(done);
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const left = secondsLeft === undefined && speed > 0 && done < total ? (total - done) / speed : (secondsLeft ?? null);
  const parts = [
    texts.doneOf(format.number(done), total > 0 ? format.number(total) : '…'),
    total > 0 ? format.percent(share) : '',
    left === null ? '' : texts.timeLeft(format.duration(left)),
  ];
  return (
    <Box>
      <Stack direction="row" sx={{ alignItems: 'baseline', gap: 2, mb: 0.5 }}>
        <Typography sx={{ fontWeight: 600 }}>{label}</Typography>
        <Typography className="figures" variant="body2" sx={{ color: 'text.secondary', flex: 1 }}>
          {parts.filter(Boolean).join(' · ')}
        </Typography>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {texts.cancel}
          </Button>
        )}
      </Stack>
      <LinearProgress
        aria-label={label}
        variant={total > 0 ? 'determinate' : 'indeterminate'}
        value={share * 100}
        sx={{ height: 6, borderRadius: 3 }}
      />
    </Box>
  );
}
