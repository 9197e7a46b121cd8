import { Autocomplete, TextField } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { accounts } from '#contract/accounts.ts';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';

const OFFERED = 20;

type Client = { id: number; holderName: string; accountNumber: string };

/** Any client to look at a text with; an invented one while nobody is chosen. */
export function ClientPicker({ onChoose }: { onChoose: (accountId: number | null) => void }) {
  const texts = useTexts().reminders;
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data, isFetching } = useRead(
    accounts.list,
    { limit: OFFERED, ...(q === '' ? {} : { q }) },
    { topics: [], keep: true },
  );
  return (
    <Autocomplete<Client>
      options={data?.rows ?? []}
      loading={isFetching}
      filterOptions={(options) => options}
      getOptionLabel={({ holderName, accountNumber }) => `${holderName} (${accountNumber})`}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(option, value) => option.id === value.id}
      onInputChange={(_event, text, reason) => reason === 'input' && setTyped(text)}
      onChange={(_event, client) => onChoose(client?.id ?? null)}
      noOptionsText={texts.whoNobody}
      renderInput={(params) => (
        <TextField
          {...params}
          label={texts.previewAs}
          placeholder={texts.previewInvented}
          helperText={texts.findClient}
        />
      )}
    />
  );
}
