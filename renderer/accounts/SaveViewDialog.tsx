import { FormControlLabel, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import type { AccountFilter, AccountSort } from '#contract/accounts.ts';
import { views as promises } from '#contract/views.ts';
import { useForm } from '../shared/form.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

type SaveViewDialogProps = { filter: AccountFilter; sort: AccountSort; onClose: () => void };

/** Keeps the filter and order of the list under a name. */
export function SaveViewDialog({ filter, sort, onClose }: SaveViewDialogProps) {
  const { accounts, common } = useTexts();
  const save = useWrite(promises.save, ['settings']);
  const [shared, setShared] = useState(false);
  const form = useForm({
    first: { name: '' },
    check: ({ name }) => ({ name: name.trim() === '' ? common.required : undefined }),
    send: async ({ name }) => {
      await save.mutateAsync({ name, shared, filter, sort });
      toast(accounts.viewSaved(name.trim()));
      onClose();
    },
  });
  return (
    <FormDialog title={accounts.saveView} form={form} onClose={onClose}>
      <TextField autoFocus {...form.field('name', accounts.viewName)} slotProps={{ htmlInput: { maxLength: 80 } }} />
      <FormControlLabel
        label={accounts.shareView}
        control={<Switch checked={shared} onChange={(_, on) => setShared(on)} />}
      />
    </FormDialog>
  );
}
