import { Box, MenuItem, TextField } from '@mui/material';
import { useSearchParams } from 'react-router';
import { channels, messageReasons, messageStates } from '#contract/outbox.ts';
import { useLanguage, useTexts } from '../shared/texts/index.ts';
import { Ledger } from './Ledger.tsx';
import { Tabs } from './Tabs.tsx';

/** The whole ledger; the address holds the filter. */
export function LedgerTab() {
  const { reminders, story } = useTexts();
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const state = messageStates.find((each) => each === search.get('state'));
  const channel = channels.find((each) => each === search.get('channel'));
  const reason = messageReasons.find((each) => each === search.get('reason'));
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
  const byWords = messageReasons
    .map((each) => [each, story.messageReasons[each]] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, language));
  return (
    <Tabs>
      <Box className="no-print" sx={{ display: 'flex', gap: 1.5, px: 3, py: 1.25 }}>
        <TextField
          select
          label={reminders.messageColumns.state}
          value={state ?? ''}
          onChange={({ target }) => choose('state', target.value)}
          sx={{ width: 220 }}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">{reminders.allStates}</MenuItem>
          {messageStates.map((each) => (
            <MenuItem key={each} value={each}>
              {story.messageStates[each]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={reminders.messageColumns.reason}
          value={reason ?? ''}
          onChange={({ target }) => choose('reason', target.value)}
          sx={{ width: 320 }}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">{reminders.allReasons}</MenuItem>
          {byWords.map(([each, words]) => (
            <MenuItem key={each} value={each}>
              {words}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={reminders.messageColumns.channel}
          value={channel ?? ''}
          onChange={({ target }) => choose('channel', target.value)}
          sx={{ width: 180 }}
          slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        >
          <MenuItem value="">{reminders.allChannels}</MenuItem>
          {channels.map((each) => (
            <MenuItem key={each} value={each}>
              {reminders.channels[each]}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <Ledger
        filter={{
          ...(state === undefined ? {} : { state }),
          ...(reason === undefined ? {} : { reason }),
          ...(channel === undefined ? {} : { channel }),
        }}
      />
    </Tabs>
  );
}
