import { Button } from '@mui/material';
import SearchOff from '@mui/icons-material/SearchOff';
import { Link } from 'react-router';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFirstTexts } from '../shared/texts/index.ts';

export function NotHere() {
  const texts = useFirstTexts().frame;
  return (
    <EmptyState
      alone
      icon={SearchOff}
      title={texts.notHere}
      hint={texts.notHereHint}
      action={
        <Button variant="contained" component={Link} to="/">
          {texts.toStart}
        </Button>
      }
    />
  );
}
