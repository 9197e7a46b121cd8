import { Alert, Box, Skeleton, Stack, Typography } from '@mui/material';
import { useDeferredValue } from 'react';
import type { Input } from '#contract/endpoint.ts';
import { templates, type Preview } from '#contract/templates.ts';
import type { Channel } from '#contract/outbox.ts';
import { isTemplateField } from '#contract/template-fields.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';

export type Wording = Omit<Input<typeof templates.tryOut>, 'accountId'>;

type TextPreviewProps = { wording: Wording; accountId: number | null };

/** The text as a client would get it, while it is being written. */
export function TextPreview({ wording, accountId }: TextPreviewProps) {
  const asked = useDeferredValue(wording);
  const input = accountId === null ? asked : { ...asked, accountId };
  const { data, error } = useRead(templates.tryOut, input, { topics: [], keep: true });
  return (
    <Stack sx={{ gap: 1.25 }} aria-live="polite">
      <FailureNote failure={error} />
      {data === undefined ? (
        !error && <Skeleton variant="rounded" height={220} />
      ) : (
        <>
          <Sheet preview={data} channel={wording.channel} />
          <Remarks preview={data} />
        </>
      )}
    </Stack>
  );
}

function Sheet({ preview: { to, subject, text }, channel }: { preview: Preview; channel: Channel }) {
  const texts = useTexts().reminders;
  const format = useFormat();
  const address = to === null ? null : channel === 'sms' ? format.phone(to) : to;
  return (
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: channel === 'sms' ? '16px 16px 16px 4px' : 1,
        bgcolor: 'background.paper',
        p: 2,
        maxWidth: channel === 'sms' ? 340 : 640,
      }}
    >
      {address !== null && (
        <Typography variant="body2" className="figures" sx={{ color: 'text.secondary', mb: 1 }}>
          {texts.to}: {address}
        </Typography>
      )}
      {channel === 'email' && <Typography sx={{ fontWeight: 650, mb: 1 }}>{subject}</Typography>}
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>
    </Box>
  );
}

function Remarks({ preview }: { preview: Preview }) {
  const texts = useTexts().reminders;
  const { missing, unknown, parts, alphabet, unitsLeft, offending } = preview;
  const names = missing.filter(isTemplateField).map((field) => texts.fields[field]);
  const characters = [...new Set(offending.map(({ character }) => character))].join(' ');
  return (
    <>
      {parts !== null && alphabet !== null && (
        <Typography className="figures" variant="body2" sx={{ color: 'text.secondary' }}>
          {texts.parts(parts, alphabet)} · {texts.unitsLeft(unitsLeft ?? 0)}
          {characters !== '' && ` · ${texts.offending(characters)}`}
        </Typography>
      )}
      {names.length > 0 && (
        <Alert severity="warning" variant="outlined">
          {texts.missing(names.join(', '))}
        </Alert>
      )}
      {unknown.length > 0 && (
        <Alert severity="error" variant="outlined">
          {texts.unknownFields(unknown.join(', '))}
        </Alert>
      )}
    </>
  );
}
