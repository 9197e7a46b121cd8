import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Paper, Skeleton, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listSize } from '#contract/list-size.ts';
import { settings } from '#contract/settings.ts';
import { useCohort } from '../shared/cohort.ts';
import { droppedFile, takeDropped } from '../shared/dropped-file.ts';
import { ErrorPanel } from '../shared/ErrorPanel.tsx';
import { useFormat } from '../shared/format.ts';
import { ProgressLine } from '../shared/ProgressLine.tsx';
import { useRead } from '../shared/query.ts';
import { useStore } from '../shared/store.ts';
import { useTexts } from '../shared/texts/index.ts';
import { sampleList } from './sample-list.ts';
import { useUpload } from './use-upload.ts';

const KINDS = '.xlsx,.xls,.xlsb,.ods,.csv,.txt';

/** Where a list comes in: dropped, picked, or the sample; with the renewal period it is of. */
export function LoadPanel({ first }: { first: boolean }) {
  const { imports: texts } = useTexts();
  const format = useFormat();
  const { data: size } = useRead(listSize.see, {}, { topics: ['settings'] });
  const { chosen } = useCohort();
  const { data: known } = useRead(settings.cohorts, {});
  const { uploading, failure, upload, stop } = useUpload(chosen?.id);
  const dropped = useStore(droppedFile);
  const picker = useRef<HTMLInputElement>(null);
  const busy = uploading !== null;
  useEffect(() => {
    // dropped on another screen, or before it was known which period there is
    if (dropped === null || chosen === undefined || busy) return;
    const file = takeDropped();
    if (file) void upload(file);
  }, [dropped, chosen, busy, upload]);

  const [search, setSearch] = useSearchParams();
  const wantsSample = search.get('begin') === 'sample';
  const { sampleName } = texts;
  useEffect(() => {
    if (!wantsSample || chosen === undefined || busy) return;
    setSearch({}, { replace: true });
    void upload(sampleList(sampleName));
  }, [wantsSample, chosen, busy, setSearch, upload, sampleName]);

  if (known === undefined) return <Skeleton variant="rounded" height={148} />;
  if (chosen === undefined) return <NoCohort />;
  return (
    <Stack sx={{ gap: 1.5 }}>
      {failure !== null && <ErrorPanel failure={failure} />}
      <Paper
        variant="outlined"
        sx={{ borderStyle: 'dashed', p: first ? 4 : 2, display: 'grid', gap: 1.5, justifyItems: 'center' }}
      >
        {uploading ? (
          <Box sx={{ width: '100%', maxWidth: 560 }}>
            <ProgressLine
              label={texts.uploading(uploading.name)}
              done={uploading.sent}
              total={uploading.bytes}
              onCancel={stop}
            />
          </Box>
        ) : (
          <>
            <UploadFileOutlined sx={{ fontSize: first ? 40 : 28, color: 'text.secondary' }} />
            <Box sx={{ textAlign: 'center' }}>
              <Typography variant="h3" component="h2">
                {texts.dropTitle}
              </Typography>
              <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: 640, textWrap: 'balance' }}>
                {texts.dropHint(size ? format.number(size.megabytes) : '…')}
              </Typography>
            </Box>
            <CohortChoice />
            <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', justifyContent: 'center' }}>
              <Button variant="contained" onClick={() => picker.current?.click()}>
                {texts.choose}
              </Button>
              {first && <Button onClick={() => void upload(sampleList(texts.sampleName))}>{texts.trySample}</Button>}
            </Stack>
            <input
              ref={picker}
              type="file"
              hidden
              accept={KINDS}
              data-testid="list-file"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = '';
                if (file) void upload(file);
              }}
            />
          </>
        )}
      </Paper>
    </Stack>
  );
}

function CohortChoice() {
  const { imports: texts } = useTexts();
  const format = useFormat();
  const { cohorts, chosen, choose } = useCohort();
  if (cohorts.length < 2) return null;
  return (
    <TextField
      select
      fullWidth={false}
      label={texts.cohort}
      value={chosen?.id ?? ''}
      onChange={(event) => choose(Number(event.target.value))}
      slotProps={{ select: { native: true } }}
      sx={{ minWidth: 320 }}
    >
      {cohorts.map(({ id, name, deadline }) => (
        <option key={id} value={id}>
          {texts.cohortOption(name, format.date(deadline))}
        </option>
      ))}
    </TextField>
  );
}

function NoCohort() {
  const { imports: texts } = useTexts();
  return (
    <Paper variant="outlined" sx={{ p: 2.5, display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography sx={{ flex: 1 }}>{texts.noCohort}</Typography>
      <Button component={Link} to="/settings/insurers" variant="contained">
        {texts.toSettings}
      </Button>
    </Paper>
  );
}
