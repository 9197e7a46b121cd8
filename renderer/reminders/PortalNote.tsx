import { Alert, Button } from '@mui/material';
import { Link } from 'react-router';
import type { Campaign } from '#contract/campaigns.ts';
import { settings } from '#contract/settings.ts';
import { useRead } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';

/** A text that means to say where to register has nothing to say while no insurer's address is known. */
export function PortalNote({ body }: Pick<Campaign, 'body'>) {
  const texts = useTexts().reminders;
  const mayChange = useMay('insurers:change');
  const { data } = useRead(settings.insurers, {}, { topics: ['settings'] });
  const without = data?.rows.filter(({ portalUrl }) => portalUrl === '') ?? [];
  if (!body.includes('portal_cim') || without.length === 0) return null;
  return (
    <Alert
      severity="warning"
      variant="outlined"
      action={
        mayChange && (
          <Button component={Link} to="/settings/insurers" color="inherit" size="small">
            {texts.toInsurer}
          </Button>
        )
      }
    >
      {texts.noPortalAddress(without.map(({ name }) => name).join(', '))}
    </Alert>
  );
}
