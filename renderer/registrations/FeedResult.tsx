import { Alert, Button, Typography } from '@mui/material';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { FaultTable } from './FaultTable.tsx';
import type { Preview } from './feed-preview.ts';
import { forget, type Loaded } from './feed-run.ts';

/** What came of it: what happened, what had been told before, what could not be taken. */
export function FeedResult({ name, preview, loaded }: { name: string; preview: Preview; loaded: Loaded }) {
  const texts = useTexts().feed;
  const format = useFormat();
  const { lines, done, repeated, faults } = loaded;
  const refused = lines - done - repeated;
  // What was wrong in a line was seen when it was looked at.
  const seen = new Map(preview.faults.map(({ line, fields }) => [line, fields]));
  return (
    <>
      <Typography variant="h3" component="h2">
        {name}
      </Typography>
      <Alert severity={refused > 0 ? 'warning' : 'success'} variant="outlined" role="status">
        {texts.result(format.number(done), format.number(repeated), format.number(refused))}
      </Alert>
      <div>
        <Button variant="contained" onClick={forget}>
          {texts.another}
        </Button>
      </div>
      {refused > 0 && (
        <>
          <Typography variant="h3" component="h2">
            {texts.faults}
          </Typography>
          <Typography>{texts.againHint}</Typography>
          {refused > faults.length && (
            <Typography>{texts.firstOf(format.number(faults.length), format.number(refused))}</Typography>
          )}
          <FaultTable faults={faults.map((fault) => ({ ...fault, fields: seen.get(fault.line) ?? [] }))} />
        </>
      )}
    </>
  );
}
