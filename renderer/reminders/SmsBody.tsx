import { Box, Stack, styled, TextField, type TextFieldProps } from '@mui/material';
import { Fragment, type RefObject } from 'react';
import type { SmsMode } from '#contract/sms-text.ts';
import { marksIn, offendersIn } from './sms-marks.ts';
import { SmsOffenders } from './SmsOffenders.tsx';
import { SmsMeter } from './SmsMeter.tsx';
import { usePreview, type Wording } from './use-preview.ts';

/** Lies under the typed text, letter by letter, and shows through it only where something is marked. */
const Under = styled('div')({
  position: 'absolute',
  inset: '8.5px 14px',
  color: 'transparent',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'break-word',
  pointerEvents: 'none',
  '& mark': {
    color: 'transparent',
    background: 'transparent',
    borderRadius: 2,
    textDecoration: 'underline 2px var(--k-palette-text-secondary)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: 3,
  },
  '& mark[data-mark=dear]': {
    background: 'color-mix(in srgb, var(--k-palette-error-main) 22%, transparent)',
    textDecorationColor: 'var(--k-palette-error-main)',
  },
});

type SmsBodyProps = {
  field: TextFieldProps;
  input: RefObject<HTMLTextAreaElement | null>;
  wording: Wording & { smsMode: SmsMode };
  accountId: number | null;
  onSoften: (body: string, smsMode: SmsMode) => void;
};

/** The text of an SMS: what makes it dear is marked where it stands, named below, and softened by one click. */
export function SmsBody({ field, input, wording, accountId, onSoften }: SmsBodyProps) {
  const { data } = usePreview(wording, accountId);
  const pieces = marksIn(wording.body, wording.smsMode);
  const show = (at: number, length: number): void => {
    input.current?.focus();
    input.current?.setSelectionRange(at, at + length);
  };
  const marked = (
    <Under aria-hidden>
      {pieces.map(({ at, text, mark }) =>
        mark === null ? (
          <Fragment key={at}>{text}</Fragment>
        ) : (
          <mark key={at} data-mark={mark}>
            {text}
          </mark>
        ),
      )}
    </Under>
  );
  return (
    <Stack sx={{ gap: 1 }}>
      <TextField
        {...field}
        multiline
        minRows={4}
        inputRef={input}
        slotProps={{ input: { startAdornment: marked } }}
        sx={{ '& textarea': { position: 'relative' }, '& .MuiInputBase-root': { lineHeight: 1.6 } }}
      />
      {wording.body.trim() !== '' && data !== undefined && (
        <Box aria-live="polite">
          <SmsMeter preview={data} />
        </Box>
      )}
      <SmsOffenders
        offenders={offendersIn(pieces)}
        wording={wording}
        {...(data === undefined ? {} : { preview: data })}
        onShow={show}
        onSoften={onSoften}
      />
    </Stack>
  );
}
