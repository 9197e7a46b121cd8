import { Alert, Box, Skeleton, Stack, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { campaigns, type Campaign } from '#contract/campaigns.ts';
import type { Preview } from '#contract/templates.ts';
import type { Channel } from '#contract/outbox.ts';
import { isTemplateField } from '#contract/template-fields.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { HtmlSheet } from './HtmlSheet.tsx';
import { SmsMeter } from './SmsMeter.tsx';
import { usePreview, type Wording } from './use-preview.ts';

/** `measured`: with what an SMS costs, where that is not told elsewhere. */
type TextPreviewProps = { wording: Wording; accountId: number | null; measured?: boolean };

/** The text as a client would get it, while it is being written. */
export function TextPreview({ wording, accountId, measured = true }: TextPreviewProps) {
  return <Previewed query={usePreview(wording, accountId)} channel={wording.channel} measured={measured} />;
}

/** The text of a draft as one of its clients would get it, with the others at the address where they share a letter. */
export function DraftPreview({ campaign: { id, channel }, accountId }: { campaign: Campaign; accountId: number }) {
  const query = useRead(campaigns.preview, { id, accountId }, { topics: ['campaigns', 'accounts'], keep: true });
  return <Previewed query={query} channel={channel} measured />;
}

type PreviewedProps = {
  query: { data: Preview | undefined; error: unknown };
  channel: Channel;
  measured: boolean;
};

function Previewed({ query: { data, error }, channel, measured }: PreviewedProps) {
  return (
    <Stack sx={{ gap: 1.25 }} aria-live="polite">
      <FailureNote failure={error} />
      {data === undefined ? (
        !error && <Skeleton variant="rounded" height={220} />
      ) : (
        <>
          <Sheet preview={data} channel={channel} />
          {measured && <Dearness preview={data} />}
          <Holes preview={data} />
        </>
      )}
    </Stack>
  );
}

type SheetProps = { preview: Pick<Preview, 'to' | 'subject' | 'text' | 'html'>; channel: Channel };

const parts = ['html', 'text'] as const;

/** A text on the paper of its channel. */
export function Sheet({ preview: { to, subject, text, html }, channel }: SheetProps) {
  const texts = useTexts().reminders;
  const [part, setPart] = useState<(typeof parts)[number]>('html');
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
      {channel === 'email' && (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', mb: 1 }}>
          <Typography sx={{ fontWeight: 650, flex: 1 }}>{subject}</Typography>
          {html !== null && (
            <ToggleButtonGroup
              exclusive
              size="small"
              value={part}
              aria-label={texts.parts_}
              onChange={(_event, chosen: (typeof parts)[number] | null) => chosen && setPart(chosen)}
            >
              {parts.map((each) => (
                <ToggleButton key={each} value={each} sx={{ py: 0, minHeight: 26, textTransform: 'none' }}>
                  {texts.partNames[each]}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          )}
        </Box>
      )}
      {html !== null && part === 'html' ? (
        <Box sx={{ overflowWrap: 'anywhere', '& p': { mt: 0, mb: 1.25 }, '& > :last-child': { mb: 0 } }}>
          <HtmlSheet html={html} />
        </Box>
      ) : (
        <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>
      )}
    </Box>
  );
}

function Dearness({ preview }: { preview: Preview }) {
  const texts = useTexts().reminders;
  const characters = [...new Set(preview.offending.map(({ character }) => character))].join(' ');
  return (
    <>
      <SmsMeter preview={preview} />
      {characters !== '' && <Typography variant="body2">{texts.offending(characters)}</Typography>}
    </>
  );
}

/** Fields that are not known, or do not exist. */
export function Holes({ preview: { missing, unknown } }: { preview: Pick<Preview, 'missing' | 'unknown'> }) {
  const texts = useTexts().reminders;
  const names = missing.filter(isTemplateField).map((field) => texts.fields[field]);
  return (
    <>
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
