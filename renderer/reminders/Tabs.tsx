import Add from '@mui/icons-material/Add';
import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PageHeader } from '../shared/PageHeader.tsx';
import { Room, Rooms } from '../shared/Rooms.tsx';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';

/** The rooms of the screen under one title; what is listed fills the rest of the height. */
export function Tabs({ note, actions, children }: { note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const texts = useTexts();
  const mayRun = useMay('campaigns:run');
  const mayTry = useMay('trial:see');
  const { tabs } = texts.reminders;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={texts.frame.screens.reminders}
        {...(note === undefined ? {} : { note })}
        actions={
          <>
            {actions}
            {mayRun && (
              <Button component={Link} to="/reminders/new" variant="contained" startIcon={<Add />}>
                {texts.reminders.new}
              </Button>
            )}
          </>
        }
      />
      <Rooms label={texts.frame.screens.reminders}>
        <Room to="/reminders" end>
          {tabs.campaigns}
        </Room>
        <Room to="/reminders/ladder">{tabs.ladder}</Room>
        <Room to="/reminders/templates">{tabs.templates}</Room>
        {mayRun && <Room to="/reminders/letters">{tabs.letters}</Room>}
        <Room to="/reminders/outbox">{tabs.outbox}</Room>
        {mayTry && <Room to="/reminders/trial">{tabs.trial}</Room>}
      </Rooms>
      {children}
    </Box>
  );
}
