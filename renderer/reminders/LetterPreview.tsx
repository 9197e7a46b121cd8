import AttachFile from '@mui/icons-material/AttachFile';
import { Button, Stack, Typography } from '@mui/material';
import { useDeferredValue } from 'react';
import { brokerLetters as promises, type LetterRow } from '#contract/broker-letters.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useRead } from '../shared/query.ts';
import { addressOf } from '../shared/request-of.ts';
import { useTexts } from '../shared/texts/index.ts';
import { Holes, Sheet } from './TextPreview.tsx';
import type { Preparing } from './use-letters.ts';

type LetterPreviewProps = { cohortId: number; firm: LetterRow; preparing: Preparing };

/** The letter as one intermediary will read it, with the list that goes along. */
export function LetterPreview({ cohortId, firm, preparing: { language, text } }: LetterPreviewProps) {
  const { letters: texts, reminders } = useTexts();
  const written = useDeferredValue(text);
  const { data, error } = useRead(
    promises.preview,
    { cohort: cohortId, intermediaryId: firm.id, language, ...written },
    { topics: ['settings'], keep: true, enabled: written.subject.trim() !== '' && written.body.trim() !== '' },
  );
  const list = addressOf(promises.file, { id: firm.id, cohort: cohortId, language });
  return (
    <Stack component="section" aria-label={reminders.preview} sx={{ gap: 1.25 }} aria-live="polite">
      <Typography variant="h3" component="h2">
        {texts.previewOf(firm.name)}
      </Typography>
      <FailureNote failure={error} />
      {data && (
        <>
          <Sheet preview={data} channel="email" />
          <Holes preview={data} />
          <Button
            component="a"
            href={list}
            download
            variant="outlined"
            size="small"
            startIcon={<AttachFile />}
            sx={{ alignSelf: 'flex-start' }}
          >
            {texts.list(data.filename, data.clients)}
          </Button>
        </>
      )}
    </Stack>
  );
}
