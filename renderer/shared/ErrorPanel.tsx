import ContentCopy from '@mui/icons-material/ContentCopy';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import { Box, Button, Stack, Typography } from '@mui/material';
import { ApiFailure } from './api-client.ts';
import { useFirstTexts } from './texts/index.ts';
import { toast } from './toast.ts';
import { type Worded, worded } from './worded.ts';

/** For whoever looks after the program: code, time, place; no personal data. */
function detailsOf(failure: unknown, { code }: Worded): string {
  const details = failure instanceof ApiFailure ? { status: failure.status, ...failure.details } : {};
  return JSON.stringify({ code, at: new Date().toISOString(), screen: location.pathname, ...details }, null, 2);
}

type ErrorPanelProps = {
  failure: unknown;
  onRetry?: () => void;
  /** there is no other title on the screen */
  alone?: boolean;
};

/** What went wrong, in the place where it went wrong. */
export function ErrorPanel({ failure, onRetry, alone = false }: ErrorPanelProps) {
  const texts = useFirstTexts();
  const said = worded(texts, failure);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(detailsOf(failure, said));
    toast(texts.common.copied);
  };
  return (
    <Box
      role="alert"
      sx={{
        maxWidth: 640,
        border: 1,
        borderColor: 'divider',
        borderLeft: '4px solid',
        borderLeftColor: 'error.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
        p: 2,
      }}
    >
      <Stack direction="row" spacing={1.25}>
        <ErrorOutlined sx={{ color: 'error.main', fontSize: 22 }} />
        <Box sx={{ flex: 1 }}>
          <Typography variant="h3" component={alone ? 'h1' : 'p'}>
            {said.what}
          </Typography>
          <Typography sx={{ mt: 0.5 }}>{said.safe}</Typography>
          <Typography sx={{ mt: 0.5 }}>{said.todo}</Typography>
          <Stack direction="row" spacing={1} sx={{ mt: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
            {onRetry && (
              <Button variant="contained" size="small" onClick={onRetry}>
                {texts.common.retry}
              </Button>
            )}
            <Button size="small" startIcon={<ContentCopy />} onClick={() => void copy()}>
              {texts.common.copyDetails}
            </Button>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {said.code}
            </Typography>
          </Stack>
        </Box>
      </Stack>
    </Box>
  );
}
