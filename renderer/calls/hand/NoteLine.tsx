import { Box, TextField } from '@mui/material';
import { useTexts } from '../../shared/texts/index.ts';
import { HealthNote } from '../HealthNote.tsx';
import { typed } from './use-hand.ts';

/** What the agent writes down of the call: one line that grows, beside the outcomes, so that it is always in sight. */
export function NoteLine({ note }: { note: string }) {
  const { calls: texts } = useTexts();
  return (
    <Box sx={{ flex: 1, minWidth: 0 }}>
      <TextField
        multiline
        maxRows={4}
        value={note}
        placeholder={texts.notePlaceholder}
        onChange={({ target }) => typed({ note: target.value })}
        slotProps={{
          htmlInput: { 'aria-label': texts.note, 'data-note': '', 'aria-keyshortcuts': 'M', maxLength: 2000 },
        }}
        sx={{ '& .MuiInputBase-root': { py: 0.75 } }}
      />
      <HealthNote text={note} />
    </Box>
  );
}
