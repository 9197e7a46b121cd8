import Refresh from '@mui/icons-material/Refresh';
import { Alert, Button, Stack, Typography } from '@mui/material';
import { gateways as promises, HttpSettings, type Gateway } from '#contract/gateways.ts';
import { useAmount } from '../../shared/amount.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';

/** What is left with the provider, as it said last; it is asked when somebody presses the button. */
export function BalanceLine({ gateway: { channel, balance, settings } }: { gateway: Gateway }) {
  const { balance: texts, story } = useTexts();
  const format = useFormat();
  const amountOf = useAmount();
  const ask = useWrite(promises.balance, ['settings', 'campaigns']);
  if (balance === null)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {texts.notTold}
      </Typography>
    );
  const { amount, unit, at, trouble, low } = balance;
  const bound = HttpSettings.safeParse(settings).data?.balanceLow ?? null;
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
        <Typography role="status" className="figures">
          {amount === null || at === null ? texts.notAsked : texts.left(amountOf(amount, unit), format.instant(at))}
        </Typography>
        <Button size="small" startIcon={<Refresh />} disabled={ask.isPending} onClick={() => ask.mutate({ channel })}>
          {texts.ask}
        </Button>
      </Stack>
      {low && bound !== null && (
        <Alert severity="warning" variant="outlined">
          {texts.low(amountOf(bound, unit))}
        </Alert>
      )}
      {trouble !== null && (
        <Alert severity="error" variant="outlined">
          {texts.refused(story.messageReasons[trouble])}
        </Alert>
      )}
      <FailureNote failure={ask.error} />
    </Stack>
  );
}
