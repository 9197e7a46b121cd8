import { Box, Button, Stack, TextField } from '@mui/material';
import { type ListFolder, listFolder as promises } from '#contract/list-folder.ts';
import { useCohort } from '../../shared/cohort.ts';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useForm } from '../../shared/form.ts';
import { useFormat } from '../../shared/format.ts';
import { filled } from '../../shared/person-faults.ts';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

/** Which folder is watched, and of which renewal period its lists are. */
export function ListFolderForm({ folder: { folder, cohortId } }: { folder: ListFolder }) {
  const texts = useTexts();
  const { common, imports, listFolder: words } = texts;
  const format = useFormat();
  const { cohorts, chosen } = useCohort();
  const set = useWrite(promises.set, ['settings']);
  const form = useForm({
    first: { folder: folder ?? '', cohort: cohortId === null ? '' : String(cohortId) },
    check: (values) => ({ folder: filled(values.folder, texts) }),
    send: async (values) => {
      const cohort = values.cohort === '' ? chosen?.id : Number(values.cohort);
      if (cohort === undefined) return;
      await set.mutateAsync({ watch: { folder: values.folder, cohortId: cohort } });
      toast(common.saved);
    },
  });
  const stop = async (): Promise<void> => {
    await set.mutateAsync({ watch: null });
    toast(words.stopped);
  };
  if (chosen === undefined) return null;
  return (
    <form {...form.props}>
      <Stack sx={{ gap: 1.75, maxWidth: 720 }}>
        <FailureNote failure={form.failure ?? set.error} />
        <TextField
          {...form.field('folder', words.folder, words.folderHint)}
          autoComplete="off"
          slotProps={{ htmlInput: { maxLength: 1000, spellCheck: false } }}
        />
        <TextField
          {...form.field('cohort', words.cohort)}
          value={form.values.cohort === '' ? chosen.id : form.values.cohort}
          select
          slotProps={{ select: { native: true } }}
        >
          {cohorts.map(({ id, name, deadline }) => (
            <option key={id} value={id}>
              {imports.cohortOption(name, format.date(deadline))}
            </option>
          ))}
        </TextField>
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant={folder === null ? 'outlined' : 'contained'} disabled={form.busy}>
            {folder === null ? words.watch : words.change}
          </Button>
          {folder !== null && (
            <Button color="error" disabled={set.isPending} onClick={() => void stop().catch(() => undefined)}>
              {words.stop}
            </Button>
          )}
        </Box>
      </Stack>
    </form>
  );
}
