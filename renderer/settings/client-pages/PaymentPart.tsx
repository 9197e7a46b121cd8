import { Alert, Button, Stack, TextField } from '@mui/material';
import { insurer as promises } from '#contract/insurer.ts';
import type { Insurer } from '#contract/settings.ts';
import { Facts } from '../../shared/CardPart.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { SettingsPart } from '../SettingsPart.tsx';

const { iban: Iban, bic: Bic } = promises.paymentAccount.input.shape;
type Account = { beneficiary: string; iban: string; bic: string };

/** As banks print it: groups of four. */
const inGroups = (iban: string): string => iban.replaceAll(/\s/g, '').replaceAll(/(.{4})(?=.)/g, '$1 ');

/** Where premiums are paid to. */
export function PaymentPart({ insurer }: { insurer: Insurer }) {
  const texts = useTexts().clientPages;
  const known = useRead(promises.seePaymentAccount, { insurerId: insurer.id }, { topics: ['settings'] });
  return (
    <SettingsPart title={texts.payment} hint={texts.paymentHint} history={`insurer:${insurer.id}`}>
      <Loaded query={known}>
        {({ account }) => (
          <>
            {account === null && (
              <Alert severity="warning" variant="outlined" sx={{ mb: 1.5 }}>
                {texts.noPayment}
              </Alert>
            )}
            <PaymentForm key={JSON.stringify(account)} insurer={insurer} account={account} />
          </>
        )}
      </Loaded>
    </SettingsPart>
  );
}

function PaymentForm({ insurer, account }: { insurer: Insurer; account: Account | null }) {
  const texts = useTexts();
  const words = texts.clientPages;
  const set = useWrite(promises.paymentAccount, ['settings']);
  const first = account
    ? { ...account, iban: inGroups(account.iban) }
    : { beneficiary: insurer.name, iban: '', bic: '' };
  const form = useForm<Account>({
    first,
    check: ({ beneficiary, iban, bic }) => ({
      beneficiary: filled(beneficiary, texts),
      iban: Iban.safeParse(iban).success ? undefined : words.ibanWrong,
      bic: Bic.safeParse(bic.trim()).success ? undefined : words.bicWrong,
    }),
    send: async ({ beneficiary, iban, bic }) => {
      await set.mutateAsync({ insurerId: insurer.id, beneficiary, iban, bic: bic.trim() });
      toast(texts.common.saved);
    },
  });
  const { beneficiary, iban, bic } = form.values;
  return (
    <Stack component="form" aria-label={words.payment} {...form.props} sx={{ gap: 1.5 }}>
      <FailureNote failure={form.failure} />
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <TextField {...form.field('beneficiary', words.beneficiary)} autoComplete="off" sx={{ flex: '1 1 180px' }} />
        <TextField {...form.field('iban', words.iban, words.ibanHint)} autoComplete="off" sx={{ flex: '2 1 280px' }} />
        <TextField {...form.field('bic', words.bic)} autoComplete="off" sx={{ width: 130 }} />
        <Button type="submit" variant="outlined" disabled={form.busy} sx={{ mt: 0.5 }}>
          {texts.common.save}
        </Button>
      </Stack>
      {Iban.safeParse(iban).success && (
        <section aria-label={words.paymentPreview}>
          <Facts
            facts={[
              [words.beneficiary, beneficiary],
              [words.iban, <strong key="iban">{inGroups(iban)}</strong>],
              [words.bic, bic],
            ]}
          />
        </section>
      )}
    </Stack>
  );
}
