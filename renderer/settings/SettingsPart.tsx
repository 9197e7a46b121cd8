import { Button, Paper, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../shared/texts/index.ts';

type PartProps = { title: string; hint: string; history: string; action?: ReactNode; children: ReactNode };

/** One part of a section, with the way to who changed it and when. */
export function SettingsPart({ title, hint, history, action, children }: PartProps) {
  const id = useId();
  const texts = useTexts().clientPages;
  return (
    <Paper component="section" variant="outlined" aria-labelledby={id} sx={{ p: 2 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: 'flex-start', mb: 1.5 }}>
        <Stack sx={{ flex: 1 }}>
          <Typography id={id} variant="h3">
            {title}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {hint}
          </Typography>
        </Stack>
        <Stack direction="row" sx={{ gap: 1, flexShrink: 0 }}>
          <Button
            component={Link}
            to={`/settings/history?object=${encodeURIComponent(history)}`}
            aria-label={`${texts.history}: ${title}`}
          >
            {texts.history}
          </Button>
          {action}
        </Stack>
      </Stack>
      {children}
    </Paper>
  );
}
