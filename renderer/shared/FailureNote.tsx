import { Alert } from '@mui/material';
import { worded } from './worded.ts';
import { useFirstTexts } from './texts/index.ts';

/** A failure inside a form: what happened and what to do, in one breath. */
export function FailureNote({ failure }: { failure: unknown }) {
  const texts = useFirstTexts();
  if (failure === null || failure === undefined) return null;
  const { what, todo } = worded(texts, failure);
  return (
    <Alert severity="error" variant="outlined">
      {what} {todo}
    </Alert>
  );
}
