import { Alert } from '@mui/material';
import type { Held } from '#contract/calls.ts';
import { useTexts } from '../../shared/texts/index.ts';

/** Says at once that the client, or one of its accounts, was registered, or restricted, while on the phone. */
export function Registered({ held: { account, task } }: { held: Held }) {
  const { calls: texts } = useTexts();
  const now = task.accounts.filter(({ duringCall }) => duringCall).length;
  const left = task.accounts.filter(({ registeredAt, registeredOn }) => (registeredAt ?? registeredOn) === null).length;
  if (account.restricted)
    return (
      <Alert severity="warning" variant="filled" role="status" square sx={{ flex: 'none', py: 0.25, px: 3 }}>
        {texts.restrictedNow}
      </Alert>
    );
  if (now === 0 && account.confirmedAt === null) return null;
  return (
    // beside the outcomes, where nothing above it moves
    <Alert severity="success" variant="filled" role="status" square sx={{ flex: 'none', py: 0.25, px: 3 }}>
      {left === 0 ? texts.registeredNow : texts.registeredSome(now, left)}
    </Alert>
  );
}
