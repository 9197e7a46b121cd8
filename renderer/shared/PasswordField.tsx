import Visibility from '@mui/icons-material/Visibility';
import VisibilityOff from '@mui/icons-material/VisibilityOff';
import { IconButton, InputAdornment, TextField, type TextFieldProps } from '@mui/material';
import { useState } from 'react';
import { useTexts } from './texts/index.ts';

/** A password one may look at while typing. */
export function PasswordField(props: Omit<TextFieldProps, 'type' | 'slotProps'> & { autoComplete: string }) {
  const texts = useTexts().people;
  const [shown, setShown] = useState(false);
  const Icon = shown ? VisibilityOff : Visibility;
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      slotProps={{
        htmlInput: { maxLength: 128, spellCheck: false },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton
                aria-label={shown ? texts.hidePassword : texts.showPassword}
                onClick={() => setShown(!shown)}
                edge="end"
              >
                <Icon fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
