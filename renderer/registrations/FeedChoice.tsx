import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useRef } from 'react';
import { ErrorPanel } from '../shared/ErrorPanel.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { look } from './feed-run.ts';

/** Where the file comes in, and what it should look like. */
export function FeedChoice({ failure }: { failure: unknown }) {
  const texts = useTexts().feed;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      {failure !== null && <ErrorPanel failure={failure} />}
      <Paper
        variant="outlined"
        sx={{ borderStyle: 'dashed', p: 4, display: 'grid', gap: 1.5, justifyItems: 'center', textAlign: 'center' }}
      >
        <UploadFileOutlined sx={{ fontSize: 40, color: 'text.secondary' }} />
        <Typography variant="h3" component="h2">
          {texts.dropTitle}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 560 }}>
          {texts.dropHint}
        </Typography>
        <Button variant="contained" onClick={() => picker.current?.click()}>
          {texts.choose}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".jsonl,.ndjson,.json,.txt"
          data-testid="feed-file"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) void look(file);
          }}
        />
      </Paper>
      <Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.5 }}>
          {texts.exampleTitle}
        </Typography>
        <Box
          component="pre"
          tabIndex={0}
          role="group"
          aria-label={texts.exampleTitle}
          sx={{ m: 0, p: 1.5, overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, fontSize: 12.5 }}
        >
          {texts.example.join('\n')}
        </Box>
      </Box>
    </>
  );
}
