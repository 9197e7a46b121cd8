import { Box, Button } from '@mui/material';
import { useTexts } from './texts/index.ts';

/** How a form of the settings ends. */
export function SaveRow({ busy }: { busy: boolean }) {
  const { common } = useTexts();
  return (
    <Box>
      <Button type="submit" variant="contained" disabled={busy}>
        {common.save}
      </Button>
    </Box>
  );
}
