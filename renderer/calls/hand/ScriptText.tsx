import { Box, Typography } from '@mui/material';

type Block = { kind: 'title' | 'item' | 'line'; text: string };

const blockOf = (line: string): Block => {
  if (line.startsWith('# ')) return { kind: 'title', text: line.slice(2) };
  if (line.startsWith('- ')) return { kind: 'item', text: line.slice(2) };
  return { kind: 'line', text: line };
};

/** A script as it is read out: `#` begins a part, `-` a line of a list. */
export function ScriptText({ text }: { text: string }) {
  const blocks = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(blockOf);
  return (
    <Box sx={{ fontSize: '0.9375rem', lineHeight: 1.55 }}>
      {blocks.map(({ kind, text: said }, at) =>
        kind === 'title' ? (
          // a script has no identity line by line; it is drawn anew as a whole
          <Typography
            key={at}
            variant="h4"
            component="h4"
            sx={{ mt: at === 0 ? 0 : 1.5, fontSize: '0.875rem', fontWeight: 650, color: 'primary.main' }}
          >
            {said}
          </Typography>
        ) : (
          <Typography
            key={at}
            sx={{
              fontSize: 'inherit',
              ...(kind === 'item' ? { pl: 2, textIndent: '-0.9em', '&::before': { content: '"– "' } } : {}),
            }}
          >
            {said}
          </Typography>
        ),
      )}
    </Box>
  );
}
