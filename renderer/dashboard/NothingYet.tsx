import EventOutlined from '@mui/icons-material/EventOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Button, Paper } from '@mui/material';
import { Link } from 'react-router';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useMay } from '../shared/session.ts';
import { useOverviewTexts } from '../shared/texts/index.ts';

/** What is missing before there is anything to look over, and the one step towards it. */
export function NothingYet({ what }: { what: 'period' | 'accounts' }) {
  const texts = useOverviewTexts().dashboard;
  const mayChange = useMay('insurers:change');
  const mayLoad = useMay('imports:run');
  const step = (to: string, word: string) => (
    <Button component={Link} to={to} variant="contained">
      {word}
    </Button>
  );
  return (
    <Paper variant="outlined">
      {what === 'period' ? (
        <EmptyState
          icon={EventOutlined}
          title={texts.noPeriod}
          hint={mayChange ? texts.noPeriodHint : texts.noPeriodWait}
          action={mayChange && step('/settings/insurers', texts.toSettings)}
        />
      ) : (
        <EmptyState
          icon={UploadFileOutlined}
          title={texts.noAccounts}
          hint={mayLoad ? texts.noAccountsHint : texts.noAccountsWait}
          action={mayLoad && step('/imports', texts.toImports)}
        />
      )}
    </Paper>
  );
}
