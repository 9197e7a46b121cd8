import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import { Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { brokerLetters as promises } from '#contract/broker-letters.ts';
import { settings } from '#contract/settings.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead } from '../shared/query.ts';
import { useLanguage, useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { LetterEditor } from './LetterEditor.tsx';
import { LetterList } from './LetterList.tsx';
import { LetterPreview } from './LetterPreview.tsx';
import { SenderChoice } from './SenderChoice.tsx';
import { Tabs } from './Tabs.tsx';
import { type Letters, type Preparing, useLetters } from './use-letters.ts';

/** Letters to intermediaries, each with the list of its own clients who have not registered. */
export function LettersTab() {
  const [cohort, setCohort] = useState<number | null>(null);
  const query = useRead(promises.see, cohort === null ? {} : { cohort }, {
    topics: ['settings', 'outbox', 'accounts'],
    keep: true,
  });
  return (
    <Tabs>
      <Box sx={{ px: 3, py: 2, overflow: 'auto' }}>
        <Loaded query={query} lines={8}>
          {(letters) => (
            <Shown
              key={letters.cohort?.id}
              letters={letters}
              period={<Period letters={letters} onChoose={setCohort} />}
            />
          )}
        </Loaded>
      </Box>
    </Tabs>
  );
}

function Shown({ letters, period }: { letters: Letters; period: ReactNode }) {
  const texts = useTexts().letters;
  const preparing = useLetters(letters, useLanguage());
  const { cohort, rows } = letters;
  if (cohort === null || rows.length === 0)
    return (
      <>
        {period}
        <EmptyState icon={HandshakeOutlined} title={texts.nobody} hint={texts.nobodyHint} />
      </>
    );
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: { md: 'minmax(0, 1fr) minmax(0, 1fr)' }, columnGap: 4, rowGap: 3 }}
    >
      <Stack sx={{ gap: 2 }}>
        <Typography sx={{ color: 'text.secondary' }}>{texts.hint}</Typography>
        {period}
        <SenderChoice senderId={preparing.senderId} onChoose={preparing.setSenderId} />
        <SendButton preparing={preparing} />
        <LetterList rows={rows} preparing={preparing} />
      </Stack>
      <Stack sx={{ gap: 2 }}>
        <LetterEditor preparing={preparing} />
        {preparing.looked && <LetterPreview cohortId={cohort.id} firm={preparing.looked} preparing={preparing} />}
      </Stack>
    </Box>
  );
}

function Period({ letters: { cohort }, onChoose }: { letters: Letters; onChoose: (id: number) => void }) {
  const texts = useTexts().letters;
  const { data } = useRead(settings.cohorts, {});
  if (!data || data.rows.length < 2) return null;
  return (
    <TextField
      select
      label={texts.period}
      value={cohort?.id ?? ''}
      onChange={({ target }) => onChoose(Number(target.value))}
    >
      {data.rows.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function SendButton({ preparing: { chosen, send, sending, failure, text } }: { preparing: Preparing }) {
  const texts = useTexts().letters;
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const count = format.number(chosen.length);
  const clients = chosen.reduce((sum, row) => sum + row.clients, 0);
  const go = async (): Promise<void> => {
    try {
      toast(texts.asked(format.number(await send())));
    } finally {
      setAsking(false);
    }
  };
  return (
    <Box>
      <FailureNote failure={failure} />
      <Button
        variant="contained"
        disabled={chosen.length === 0 || sending || text.subject.trim() === '' || text.body.trim() === ''}
        onClick={() => setAsking(true)}
      >
        {texts.send(count)}
      </Button>
      {asking && (
        <ConfirmDialog
          title={texts.confirm}
          action={texts.send(count)}
          count={chosen.length}
          busy={sending}
          onClose={() => setAsking(false)}
          onConfirm={() => void go().catch(() => undefined)}
        >
          {texts.confirmText(count, format.number(clients))}
        </ConfirmDialog>
      )}
    </Box>
  );
}
