import { FormControl, FormHelperText, InputLabel, OutlinedInput, type OutlinedInputProps } from '@mui/material';
import { useId } from 'react';
import type { FieldProps } from './form.ts';

type TextInputProps = Omit<FieldProps, 'error' | 'helperText'> &
  Partial<Pick<FieldProps, 'error' | 'helperText'>> &
  Pick<OutlinedInputProps, 'autoComplete' | 'autoFocus' | 'endAdornment' | 'inputProps' | 'inputRef' | 'type'>;

/** One line of text. Without the select and the menus of MUI's own field, which the first page need not carry. */
export function TextInput({ label, helperText, error = false, inputProps, ...props }: TextInputProps) {
  const id = useId();
  const hint = helperText === undefined ? undefined : `${id}-hint`;
  return (
    <FormControl fullWidth error={error}>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <OutlinedInput
        id={id}
        label={label}
        inputProps={{ ...inputProps, 'aria-describedby': hint, 'aria-invalid': error }}
        {...props}
      />
      {hint !== undefined && <FormHelperText id={hint}>{helperText}</FormHelperText>}
    </FormControl>
  );
}
