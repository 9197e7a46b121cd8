import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Room, Rooms } from '../shared/Rooms.tsx';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';
import { useTitle } from '../shared/use-title.ts';

type TabsProps = { note?: ReactNode; actions?: ReactNode; children: ReactNode };

/** The rooms of the call desk beside its title, in one line: the height belongs to the call. Each scrolls by itself. */
export function Tabs({ note, actions, children }: TabsProps) {
  const { calls: texts, frame } = useTexts();
  const title = frame.screens.calls;
  useTitle(title);
  const mayLead = useMay('calls:supervise');
  const mayChange = useMay('calls:change');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          minHeight: 58,
          px: 3,
          borderBottom: 1,
          borderColor: 'divider',
          flex: 'none',
        }}
      >
        <Typography variant="h1">{title}</Typography>
        <Rooms label={title} besideTitle>
          <Room to="/calls" end>
            {texts.tabs.desk}
          </Room>
          <Room to="/calls/callbacks">{texts.tabs.callbacks}</Room>
          {mayLead && <Room to="/calls/lead">{texts.tabs.lead}</Room>}
          {mayChange && <Room to="/calls/outcomes">{texts.tabs.outcomes}</Room>}
          {mayChange && <Room to="/calls/script">{texts.tabs.script}</Room>}
        </Rooms>
        <Box sx={{ flex: 1 }} />
        {note !== undefined && (
          <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
            {note}
          </Typography>
        )}
        <Box className="no-print">{actions}</Box>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>{children}</Box>
    </Box>
  );
}
