import Visibility from '@mui/icons-material/Visibility';
import VisibilityOff from '@mui/icons-material/VisibilityOff';
import { IconButton, InputAdornment } from '@mui/material';
import { type ComponentProps, useState } from 'react';
import { TextInput } from './TextInput.tsx';
import { useFirstTexts } from './texts/index.ts';

type PasswordFieldProps = Omit<ComponentProps<typeof TextInput>, 'type' | 'endAdornment' | 'inputProps'> & {
  /** in characters; keys and tokens are longer than passwords */
  longest?: number;
};

/** A password one may look at while typing. */
export function PasswordField({ longest = 128, ...props }: PasswordFieldProps) {
  const texts = useFirstTexts().people;
  const [shown, setShown] = useState(false);
  const Icon = shown ? VisibilityOff : Visibility;
  return (
    <TextInput
      {...props}
      type={shown ? 'text' : 'password'}
      inputProps={{ maxLength: longest, spellCheck: false }}
      endAdornment={
        <InputAdornment position="end">
          <IconButton
            aria-label={shown ? texts.hidePassword : texts.showPassword}
            onClick={() => setShown(!shown)}
            edge="end"
          >
            <Icon fontSize="small" />
          </IconButton>
        </InputAdornment>
      }
    />
  );
}
