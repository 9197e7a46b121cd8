import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { Link } from 'react-router';
import { accounts } from '#contract/accounts.ts';
import { registrations } from '#contract/registrations.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { UnderWay } from '../shared/UnderWay.tsx';

/** How a client stands at this moment, and the help that can be given; changes while the client goes on. */
export function HelpDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { account, common, registrations: texts } = useTexts();
  const title = useId();
  const { data: card } = useRead(accounts.card, { id });
  const live = useRead(registrations.live, { id }, { topics: ['portal', 'accounts', 'outbox'] });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={title}>
      <DialogTitle id={title}>{texts.help(card?.holderName ?? '…')}</DialogTitle>
      <DialogContent>
        <Loaded query={live}>
          {({ registration }) => (
            <>
              <Typography aria-live="polite" sx={{ fontWeight: 650 }}>
                {registration === null ? texts.over : account.steps[registration.step]}
              </Typography>
              {registration && <UnderWay id={id} live={registration} />}
            </>
          )}
        </Loaded>
      </DialogContent>
      <DialogActions>
        <Button component={Link} to={cardLink(id)}>
          {texts.toCard}
        </Button>
        <Button onClick={onClose} variant="contained">
          {common.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
