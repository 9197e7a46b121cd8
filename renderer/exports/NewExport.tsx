import {
  FormControl,
  FormControlLabel,
  FormLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from '@mui/material';
import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { accountColumns } from '#contract/account-columns.ts';
import { type Export, exportFormats, exportKinds, exportsContract } from '#contract/exports.ts';
import { differenceKinds } from '#contract/list-difference.ts';
import { filterIn, sortIn } from '../shared/accounts-link.ts';
import { useCohort } from '../shared/cohort.ts';
import { FormDialog } from '../shared/FormDialog.tsx';
import { useForm } from '../shared/form.ts';
import { useFormat } from '../shared/format.ts';
import { useWrite } from '../shared/query.ts';
import { useLanguage, useTexts } from '../shared/texts/index.ts';
import { TextInput } from '../shared/TextInput.tsx';
import { toast } from '../shared/toast.ts';
import { columnsFor } from './list-columns.ts';
import { watchFile } from './watch-file.ts';
import { WhichAccounts } from './WhichAccounts.tsx';

/** The two lists the address names. */
const differenceIn = (params: URLSearchParams) => ({
  was: Number(params.get('was')),
  now: Number(params.get('now')) || undefined,
  kind: differenceKinds.find((each) => each === params.get('change')),
});

/** What the address brings along from the list, or from the overview. */
function useAsked() {
  const { search } = useLocation();
  return useMemo(() => {
    const params = new URLSearchParams(search);
    const kind = exportKinds.find((each) => each === params.get('kind')) ?? 'accounts';
    return {
      kind,
      filter: filterIn(params),
      sort: sortIn(params),
      columns: columnsFor(params.get('columns')),
      difference: kind === 'difference' ? differenceIn(params) : undefined,
    };
  }, [search]);
}

type Values = { kind: string; format: string; columns: string; cohort: string; reason: string };

/** A new file: what it holds, in which form, and why it is needed. */
export function NewExport() {
  const { exports: texts, difference: words } = useTexts();
  const language = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const asked = useAsked();
  const { cohorts, chosen } = useCohort();
  const make = useWrite(exportsContract.make);
  const form = useForm<Values>({
    first: {
      kind: asked.kind,
      format: 'xlsx',
      columns: asked.columns.length > 0 ? 'list' : 'all',
      cohort: asked.filter.cohort ?? '',
      reason: '',
    },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? texts.reasonNeeded : undefined }),
    send: async (values) => {
      const kind = values.kind as Export['kind'];
      const cohort = values.cohort || String(chosen?.id ?? '');
      const file = await make.mutateAsync({
        kind,
        filter: kind === 'accounts' ? asked.filter : kind === 'difference' || cohort === '' ? {} : { cohort },
        ...(asked.difference ? { difference: asked.difference } : {}),
        sort: asked.sort,
        ...(kind === 'accounts' && values.columns === 'list' ? { columns: asked.columns } : {}),
        format: values.format as Export['format'],
        reason: values.reason,
        language,
      });
      toast(texts.begun, { kind: 'told' });
      watchFile(file, texts);
      void navigate('/exports', { replace: true });
    },
  });
  const { values, set } = form;
  const choice = (name: 'kind' | 'format' | 'columns', label: string, options: readonly [string, string][]) => (
    <FormControl>
      <FormLabel>{label}</FormLabel>
      <RadioGroup row name={name} value={values[name]} onChange={({ target }) => set({ [name]: target.value })}>
        {options.map(([value, word]) => (
          <FormControlLabel key={value} value={value} label={word} control={<Radio />} />
        ))}
      </RadioGroup>
    </FormControl>
  );
  return (
    <FormDialog title={texts.newTitle} form={form} onClose={() => void navigate('/exports')} action={texts.make}>
      {choice(
        'kind',
        texts.kind,
        exportKinds
          .filter((kind) => (kind === 'difference') === (asked.difference !== undefined))
          .map((kind) => [kind, texts.kinds[kind]]),
      )}
      {asked.difference ? (
        <Typography>{words.which(asked.difference.kind ? words.kinds[asked.difference.kind] : words.all)}</Typography>
      ) : values.kind === 'accounts' ? (
        <WhichAccounts filter={asked.filter} />
      ) : (
        cohorts.length > 1 && (
          <TextField
            select
            label={texts.cohort}
            value={values.cohort || String(chosen?.id ?? '')}
            onChange={({ target }) => set({ cohort: target.value })}
          >
            {cohorts.map(({ id, name }) => (
              <MenuItem key={id} value={String(id)}>
                {name}
              </MenuItem>
            ))}
          </TextField>
        )
      )}
      {values.kind === 'accounts' &&
        asked.columns.length > 0 &&
        choice('columns', texts.columns, [
          ['list', texts.columnsOfList(format.number(asked.columns.length))],
          ['all', texts.columnsAll(format.number(accountColumns.length))],
        ])}
      {choice(
        'format',
        texts.format,
        exportFormats.map((each) => [each, texts.formats[each]]),
      )}
      <TextInput {...form.field('reason', texts.reason, texts.reasonHint)} autoFocus />
    </FormDialog>
  );
}
