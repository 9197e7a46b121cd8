import LockOutlined from '@mui/icons-material/LockOutlined';
import { Alert, Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { AccountCard } from '#contract/accounts.ts';
import { useFormat } from '../shared/format.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';

const RestrictDialog = lazy(async () => ({ default: (await import('./RestrictDialog.tsx')).RestrictDialog }));

/** Opens the dialog that restricts the client, or lifts it; only for who may. */
export function Restricting({ card }: { card: AccountCard }) {
  const texts = useTexts().restriction;
  const mayRestrict = useMay('accounts:restrict');
  const [open, setOpen] = useState(false);
  if (!mayRestrict) return null;
  return (
    <>
      <Button color="inherit" onClick={() => setOpen(true)} className="no-print">
        {card.restriction === null ? texts.open : texts.liftOpen}
      </Button>
      {open && (
        <Suspense>
          <RestrictDialog card={card} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Says that the client's data may only be kept, since when and why. */
export function Restricted({ card }: { card: AccountCard }) {
  const texts = useTexts().restriction;
  const format = useFormat();
  const { restriction } = card;
  if (restriction === null) return null;
  const { since, reason, by, remark } = restriction;
  return (
    <Alert severity="warning" icon={<LockOutlined />} action={<Restricting card={card} />}>
      {[texts.now(format.instant(since), texts.reasons[reason]), by === null ? '' : texts.by(by), remark]
        .filter(Boolean)
        .join(' ')}
    </Alert>
  );
}
