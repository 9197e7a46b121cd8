import { Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { type ListSize, listSize as promises, MOST_LIST_MB } from '#contract/list-size.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { typedCount } from '../typed-numbers.ts';

/** How large a list file may be. */
export function ListSizePart() {
  const { listSize: texts } = useTexts();
  const query = useRead(promises.see, {}, { topics: ['settings'] });
  return (
    <Paper component="section" variant="outlined" aria-label={texts.title} sx={{ p: 2.5 }}>
      <Typography variant="h3">{texts.title}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 720, mb: 1.5 }}>
        {texts.hint}
      </Typography>
      <Loaded query={query}>{(size) => <ListSizeForm key={size.megabytes} size={size} />}</Loaded>
    </Paper>
  );
}

function ListSizeForm({ size }: { size: ListSize }) {
  const { common, listSize: texts } = useTexts();
  const { number } = useFormat();
  const set = useWrite(promises.set, ['settings']);
  const typed = (text: string) => typedCount(text, MOST_LIST_MB) ?? undefined;
  const form = useForm({
    first: { megabytes: String(size.megabytes) },
    check: ({ megabytes }) => ({
      megabytes: typed(megabytes) === undefined ? texts.wrong(number(MOST_LIST_MB)) : undefined,
    }),
    send: async ({ megabytes }) => {
      await set.mutateAsync({ megabytes: typed(megabytes) ?? size.megabytes });
      toast(common.saved);
    },
  });
  return (
    <form {...form.props}>
      <FailureNote failure={form.failure} />
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'flex-start' }}>
        <TextField
          {...form.field('megabytes', texts.megabytes)}
          sx={{ width: 240 }}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
        />
        <Button type="submit" variant="outlined" disabled={form.busy}>
          {common.save}
        </Button>
      </Stack>
    </form>
  );
}
