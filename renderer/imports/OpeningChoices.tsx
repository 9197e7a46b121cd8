import { Alert, Checkbox, FormControlLabel, Stack, TextField } from '@mui/material';
import { csvEncodings, csvSeparators, type ImportMapping } from '#contract/imports.ts';
import { useTexts } from '../shared/texts/index.ts';
import type { MappingForm } from './use-mapping.ts';

const choice = { minWidth: 210 };

type OpeningChoicesProps = { mapping: ImportMapping; busy: boolean; onChange: MappingForm['reopen'] };

/** How the file itself is read: which sheet, which letters, which separator. Choosing another reads it anew. */
export function OpeningChoices({ mapping, busy, onChange }: OpeningChoicesProps) {
  const { imports: texts } = useTexts();
  const { sheet, sheets, csv, brokenLetters, repairLetters, part } = mapping;
  const several = sheets.length > 1;
  const native = { select: { native: true } } as const;
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
      {several && (
        <TextField
          sx={choice}
          select
          fullWidth={false}
          label={texts.sheet}
          value={sheet}
          disabled={busy}
          slotProps={native}
          onChange={(event) => onChange({ sheet: Number(event.target.value) })}
        >
          {sheets.map(({ name, hidden }, index) => (
            <option key={name} value={index}>
              {hidden ? texts.hiddenSheet(name) : name}
            </option>
          ))}
        </TextField>
      )}
      {csv && (
        <>
          <TextField
            sx={choice}
            select
            fullWidth={false}
            label={texts.encoding}
            value={csv.encoding}
            disabled={busy}
            slotProps={native}
            onChange={({ target: { value } }) => {
              const encoding = csvEncodings.find((each) => each === value);
              if (encoding) onChange({ csv: { ...csv, encoding } });
            }}
          >
            {csvEncodings.map((each) => (
              <option key={each} value={each}>
                {texts.encodings[each]}
              </option>
            ))}
          </TextField>
          <TextField
            sx={choice}
            select
            fullWidth={false}
            label={texts.separator}
            value={csv.separator}
            disabled={busy}
            slotProps={native}
            onChange={({ target: { value } }) => {
              const separator = csvSeparators.find((each) => each === value);
              if (separator) onChange({ csv: { ...csv, separator } });
            }}
          >
            {csvSeparators.map((each) => (
              <option key={each} value={each}>
                {texts.separators[each]}
              </option>
            ))}
          </TextField>
        </>
      )}
      {brokenLetters && !repairLetters && (
        <Alert severity="warning" variant="outlined">
          {texts.brokenLetters}
        </Alert>
      )}
      {(brokenLetters || repairLetters) && (
        <FormControlLabel
          label={texts.repairLetters}
          control={
            <Checkbox
              checked={repairLetters}
              disabled={busy}
              onChange={(_event, checked) => onChange({ repairLetters: checked })}
            />
          }
        />
      )}
      <FormControlLabel
        label={texts.part}
        control={
          <Checkbox checked={part} disabled={busy} onChange={(_event, checked) => onChange({ part: checked })} />
        }
      />
    </Stack>
  );
}
