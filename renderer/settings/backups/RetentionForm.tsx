import { Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { backupReasons, backups as promises, Retention } from '#contract/backups.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

/** How many copies of each kind are kept. */
export function RetentionForm({ first }: { first: Retention }) {
  const { common, house } = useTexts();
  const keep = useWrite(promises.keep);
  const right = (text: string): boolean => /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 100;
  const form = useForm<Record<string, string>>({
    first: Object.fromEntries(Object.entries(first).map(([kind, count]) => [kind, String(count)])),
    check: (values) =>
      Object.fromEntries(backupReasons.map((kind) => [kind, right(values[kind] ?? '') ? undefined : house.keepWrong])),
    send: async (values) => {
      await keep.mutateAsync(
        Retention.parse(Object.fromEntries(backupReasons.map((kind) => [kind, Number(values[kind])]))),
      );
      toast(common.saved);
    },
  });
  return (
    <Paper component="form" variant="outlined" sx={{ p: 2 }} aria-label={house.keep} {...form.props}>
      <Typography variant="h3">{house.keep}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {house.keepHint}
      </Typography>
      <FailureNote failure={form.failure} />
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        {backupReasons.map((kind) => (
          <TextField
            key={kind}
            {...form.field(kind, house.reasons[kind])}
            sx={{ width: 150 }}
            slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
          />
        ))}
        <Button type="submit" variant="outlined" disabled={form.busy}>
          {common.save}
        </Button>
      </Stack>
    </Paper>
  );
}
