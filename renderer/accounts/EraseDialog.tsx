import { Alert, Box, MenuItem, TextField, Typography } from '@mui/material';
import { type AccountCard } from '#contract/accounts.ts';
import { erased, erasure as promises, erasureReasons, remaining } from '#contract/erasure.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useForm } from '../shared/form.ts';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const plain = (number: string): string => number.replace(/[\s\p{Pd}]/gu, '').toUpperCase();

/** Forgets a client: what goes and what stays is counted first, and the account number is typed. */
export function EraseDialog({ card, onClose }: { card: AccountCard; onClose: () => void }) {
  const texts = useTexts().erasure;
  const preview = useRead(promises.preview, { id: card.id }, { topics: [] });
  const erase = useWrite(promises.erase, ['accounts', 'imports', 'outbox', 'calls', 'portal']);
  const form = useForm({
    first: { reason: 'asked', accountNumber: '' },
    check: ({ accountNumber }) => ({
      accountNumber: plain(accountNumber) === plain(card.accountNumber) ? undefined : texts.wrongNumber,
    }),
    send: async ({ reason, accountNumber }) => {
      const why = erasureReasons.find((each) => each === reason) ?? 'asked';
      await erase.mutateAsync({ id: card.id, reason: why, accountNumber });
      toast(texts.done);
      onClose();
    },
  });
  return (
    <FormDialog title={texts.title} form={form} onClose={onClose} action={texts.action} destructive maxWidth="sm">
      <Loaded query={preview}>
        {({ accountNumbers, goes, stays }) => (
          <>
            <Typography>{texts.text(texts.accounts(accountNumbers.length))}</Typography>
            {accountNumbers.length > 1 && <Typography className="figures">{accountNumbers.join(', ')}</Typography>}
            <Counted title={texts.goesTitle} rows={erased.map((what) => [texts.goes[what], goes[what]])} />
            <Counted title={texts.staysTitle} rows={remaining.map((what) => [texts.stays[what], stays[what]])} />
          </>
        )}
      </Loaded>
      <Alert severity="info">{texts.law}</Alert>
      <TextField select {...form.field('reason', texts.reason)}>
        {erasureReasons.map((reason) => (
          <MenuItem key={reason} value={reason}>
            {texts.reasons[reason]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        {...form.field('accountNumber', texts.typeNumber(card.accountNumber))}
        slotProps={{ htmlInput: { autoComplete: 'off', maxLength: 60 } }}
      />
    </FormDialog>
  );
}

/** What there is some of. */
function Counted({ title, rows }: { title: string; rows: readonly (readonly [string, number])[] }) {
  const format = useFormat();
  return (
    <Box>
      <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {rows
          .filter(([, n]) => n > 0)
          .map(([words, n]) => (
            <li key={words}>
              <strong className="figures">{format.number(n)}</strong> {words}
            </li>
          ))}
      </Box>
    </Box>
  );
}
