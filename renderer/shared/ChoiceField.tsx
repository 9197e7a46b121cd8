import { MenuItem, TextField } from '@mui/material';
import type { ComponentProps } from 'react';

type Words = Readonly<Record<string, string>>;

/** A field of a form where one of a few named things is chosen. */
export function ChoiceField({ words, ...field }: ComponentProps<typeof TextField> & { words: Words }) {
  return (
    <TextField {...field} select>
      {Object.entries(words).map(([value, word]) => (
        <MenuItem key={value} value={value}>
          {word}
        </MenuItem>
      ))}
    </TextField>
  );
}
