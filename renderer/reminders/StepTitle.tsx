import { Typography } from '@mui/material';
import { useEffect, useRef } from 'react';

/** The question of a step. It takes the keyboard along: the button that led here is gone. */
export function StepTitle({ children }: { children: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <Typography ref={title} variant="h2" tabIndex={-1} sx={{ outline: 'none' }}>
      {children}
    </Typography>
  );
}
