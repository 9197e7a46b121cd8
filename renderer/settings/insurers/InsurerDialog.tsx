import { Stack, TextField } from '@mui/material';
import { type Insurer, settings as promises } from '#contract/settings.ts';
import { useHealth } from '../../shared/clock.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

const pattern = promises.addInsurer.input.shape.accountNumberPattern;
const address = promises.addInsurer.input.shape.portalUrl;

const fieldsOf = (insurer: Insurer | null) => ({
  name: insurer?.name ?? '',
  portalName: insurer?.portalName ?? 'Ügyfélportál',
  mailboxName: insurer?.mailboxName ?? 'Küldeményeim',
  portalUrl: insurer?.portalUrl ?? '',
  accountNumberPattern: insurer?.accountNumberPattern ?? '',
  helpPhone: insurer?.helpPhone ?? '',
  primary: insurer?.colours.primary ?? '#0B5C6B',
  onPrimary: insurer?.colours.onPrimary ?? '#FFFFFF',
});

/** Adds an insurer or changes one; its names, address and colours are what clients see. */
export function InsurerDialog({ insurer, onClose }: { insurer: Insurer | null; onClose: () => void }) {
  const texts = useTexts();
  const { common, settings } = texts;
  const { insurerFields: labels } = settings;
  const { data: health } = useHealth();
  const { data: known } = useRead(promises.insurers, {}, { topics: ['settings'] });
  const taken = (name: string): boolean =>
    known?.rows.some((other) => other.name === name.trim() && other.id !== insurer?.id) ?? false;
  const add = useWrite(promises.addInsurer);
  const change = useWrite(promises.changeInsurer);
  const form = useForm({
    first: fieldsOf(insurer),
    check: ({ name, portalName, mailboxName, portalUrl, accountNumberPattern }) => ({
      name: filled(name, texts) ?? (taken(name) ? settings.insurerTaken : undefined),
      portalName: filled(portalName, texts),
      mailboxName: filled(mailboxName, texts),
      portalUrl: address.safeParse(portalUrl).success ? undefined : common.addressWrong,
      accountNumberPattern: pattern.safeParse(accountNumberPattern).success ? undefined : settings.patternWrong,
    }),
    send: async ({ primary, onPrimary, accountNumberPattern, helpPhone, ...names }) => {
      const given = {
        ...names,
        accountNumberPattern: accountNumberPattern === '' ? null : accountNumberPattern,
        helpPhone: helpPhone === '' ? null : helpPhone,
        colours: { primary, onPrimary },
      };
      await (insurer === null ? add.mutateAsync(given) : change.mutateAsync({ id: insurer.id, ...given }));
      toast(common.saved);
      onClose();
    },
  });
  return (
    <FormDialog
      title={insurer === null ? settings.addInsurer : settings.editInsurer(insurer.name)}
      form={form}
      onClose={onClose}
    >
      <TextField {...form.field('name', labels.name)} autoFocus autoComplete="off" />
      <TextField {...form.field('portalName', labels.portalName)} autoComplete="off" />
      <TextField {...form.field('mailboxName', labels.mailboxName)} autoComplete="off" />
      <TextField
        {...form.field('portalUrl', labels.portalUrl, settings.portalUrlHint(health?.clientPages ?? null))}
        type="url"
        autoComplete="off"
      />
      <TextField {...form.field('helpPhone', labels.helpPhone)} type="tel" autoComplete="off" />
      <TextField
        {...form.field('accountNumberPattern', labels.accountNumberPattern, settings.patternHint)}
        autoComplete="off"
      />
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <TextField {...form.field('primary', settings.colour)} type="color" />
        <TextField {...form.field('onPrimary', settings.colourOnPrimary)} type="color" />
      </Stack>
    </FormDialog>
  );
}
