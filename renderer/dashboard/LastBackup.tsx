import { Box, Button, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { backups } from '#contract/backups.ts';
import type { Instant } from '#contract/basics.ts';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useOverviewTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

/** A copy is made every day; one missed may be a computer switched off. */
const OLD_MS = 3 * 24 * 3_600_000;

/** When everything was last copied, in the colour of urgency once that is long ago, and a copy at a press. */
export function LastBackup({ at, now }: { at: Instant | null; now: Instant }) {
  const texts = useOverviewTexts().dashboard;
  const format = useFormat();
  const make = useWrite(backups.make, ['backups', 'history']);
  const old = at === null || Date.parse(now) - Date.parse(at) > OLD_MS;
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1, color: old ? 'warning.main' : 'text.secondary' }}
      className="figures"
    >
      <Link component={RouterLink} to="/settings/backups" sx={{ color: 'inherit' }}>
        {at === null ? texts.noBackup : texts.lastBackup(format.instant(at))}
      </Link>
      <Button
        size="small"
        className="no-print"
        disabled={make.isPending}
        onClick={() =>
          make.mutate(
            {},
            {
              onSuccess: () => toast(texts.backedUp),
              onError: () => toast(texts.backupFailed, { kind: 'failed' }),
            },
          )
        }
      >
        {texts.backupNow}
      </Button>
    </Box>
  );
}
