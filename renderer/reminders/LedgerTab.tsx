import { Box, MenuItem, TextField } from '@mui/material';
import { useSearchParams } from 'react-router';
import { channels, messageStates } from '#contract/outbox.ts';
import { useTexts } from '../shared/texts/index.ts';
import { Ledger } from './Ledger.tsx';
import { Tabs } from './Tabs.tsx';

/** The whole ledger; the address holds the filter. */
export function LedgerTab() {
  const { reminders, story } = useTexts();
  const [search, setSearch] = useSearchParams();
  const state = messageStates.find((each) => each === search.get('state'));
  const channel = channels.find((each) => each === search.get('channel'));
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setSearch(next, { replace: true });
  };
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
      <Ledger filter={{ ...(state === undefined ? {} : { state }), ...(channel === undefined ? {} : { channel }) }} />
    </Tabs>
  );
}
