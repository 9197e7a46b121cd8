import { Box, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useRef } from 'react';
import { templateFields } from '#contract/template-fields.ts';
import { templateLanguages } from '#contract/templates.ts';
import { useTexts } from '../shared/texts/index.ts';
import { insertMark } from './insert-mark.ts';
import { FieldMenu } from './FieldMenu.tsx';
import type { Preparing } from './use-letters.ts';

/** Of an intermediary there is no account number. */
const fields = templateFields.filter((field) => field !== 'ugyfelszamlaszam');

/** The text of the letters; kept for the next time once they are sent. */
export function LetterEditor({ preparing }: { preparing: Preparing }) {
  const { letters: texts, reminders } = useTexts();
  const { language, setLanguage, text, setText } = preparing;
  const body = useRef<HTMLTextAreaElement>(null);
  const insert = (mark: string): void => setText({ body: insertMark(body.current, { text: text.body, mark }) });
  return (
    <Stack component="section" aria-label={texts.text} sx={{ gap: 1.75 }}>
      <Typography variant="h2">{texts.text}</Typography>
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <TextField
          select
          label={reminders.language}
          value={language}
          onChange={({ target }) => setLanguage(target.value === 'en' ? 'en' : 'hu')}
          sx={{ maxWidth: 180 }}
        >
          {templateLanguages.map((each) => (
            <MenuItem key={each} value={each}>
              {reminders.languages[each]}
            </MenuItem>
          ))}
        </TextField>
        <Box>
          <FieldMenu onChoose={insert} fields={fields} />
        </Box>
      </Stack>
      <TextField
        label={reminders.subject}
        value={text.subject}
        onChange={({ target }) => setText({ subject: target.value })}
        autoComplete="off"
      />
      <TextField
        label={reminders.body}
        value={text.body}
        onChange={({ target }) => setText({ body: target.value })}
        multiline
        minRows={8}
        maxRows={16}
        inputRef={body}
      />
    </Stack>
  );
}
