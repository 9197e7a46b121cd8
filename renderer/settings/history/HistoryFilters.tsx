import { Autocomplete, ListSubheader, MenuItem, Stack, TextField } from '@mui/material';
import { useMemo } from 'react';
import { objectKinds } from '#contract/history-actions.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { type ActionChoice, actionChoices } from './history-words.ts';

export const nothingAsked = { action: '', kind: '', number: '', from: '', to: '' };
export type Asked = typeof nothingAsked;

/** What a link to the history narrows it to: `?object=insurer:1`. */
export function askedIn(params: URLSearchParams): Asked {
  const [kind = '', number = ''] = (params.get('object') ?? '').split(':');
  return { ...nothingAsked, kind: objectKinds.find((each) => each === kind) ?? '', number };
}

/** As the API is asked; what is empty does not narrow. */
export function narrowBy({
  kind,
  number,
  ...rest
}: Asked): Partial<Record<'action' | 'object' | 'from' | 'to', string>> {
  const object = kind === '' || number.trim() === '' ? kind : `${kind}:${number.trim()}`;
  return Object.fromEntries(Object.entries({ ...rest, object }).filter(([, value]) => value !== ''));
}

const shrunk = { inputLabel: { shrink: true } };

type FiltersProps = { asked: Asked; onChange: (part: Partial<Asked>) => void };

export function HistoryFilters({ asked, onChange }: FiltersProps) {
  const texts = useTexts();
  const { history: words, house } = texts;
  const choices = useMemo(() => actionChoices(texts), [texts]);
  const kinds = objectKinds.toSorted((a, b) => words.objects[a].localeCompare(words.objects[b]));
  const day = (name: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      value={asked[name]}
      type="date"
      onChange={({ target }) => onChange({ [name]: target.value })}
      slotProps={shrunk}
      sx={{ width: 170 }}
    />
  );
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
      <Autocomplete<ActionChoice>
        options={choices}
        groupBy={({ group }) => group}
        // its own markup of groups hides from screen readers that they are groups of options
        renderGroup={({ key, group, children }) => (
          <div key={key} role="group" aria-label={group}>
            <ListSubheader component="div" aria-hidden sx={{ top: -8 }}>
              {group}
            </ListSubheader>
            {children}
          </div>
        )}
        disablePortal
        getOptionKey={({ action }) => action}
        isOptionEqualToValue={(option, value) => option.action === value.action}
        value={choices.find(({ action }) => action === asked.action) ?? null}
        onChange={(_event, choice) => onChange({ action: choice?.action ?? '' })}
        noOptionsText={words.noAction}
        renderInput={(params) => <TextField {...params} label={house.filterAction} />}
        sx={{ width: 330 }}
      />
      <TextField
        select
        label={house.filterObject}
        value={asked.kind}
        onChange={({ target }) => onChange({ kind: target.value, ...(target.value === '' && { number: '' }) })}
        slotProps={{ ...shrunk, select: { displayEmpty: true } }}
        sx={{ width: 220 }}
      >
        <MenuItem value="">{house.everything}</MenuItem>
        {kinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {words.objects[kind]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={words.number}
        value={asked.number}
        disabled={asked.kind === ''}
        onChange={({ target }) => onChange({ number: target.value })}
        slotProps={{ ...shrunk, htmlInput: { maxLength: 60 } }}
        sx={{ width: 120 }}
      />
      {day('from', house.filterFrom)}
      {day('to', house.filterTo)}
    </Stack>
  );
}
