import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { history as promises } from '#contract/history.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { saveFile } from '../../shared/outside.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { HistoryEntries } from './HistoryEntries.tsx';
import { askedIn, type Asked, HistoryFilters, narrowBy } from './HistoryFilters.tsx';
import { Section } from '../Section.tsx';

const STEP = 100;
const MOST = 500;

/** Who did what: read, narrowed, verified, taken away. */
export function HistorySection() {
  const { house: texts } = useTexts();
  const [params] = useSearchParams();
  const format = useFormat();
  const [asked, setAsked] = useState(() => askedIn(params));
  const [limit, setLimit] = useState(STEP);
  const list = useRead(promises.list, { ...narrowBy(asked), limit }, { keep: true });
  const verify = useWrite(promises.verify, []);
  const [failure, setFailure] = useState<unknown>(null);
  const change = (part: Partial<Asked>): void => {
    setAsked({ ...asked, ...part });
    setLimit(STEP);
  };
  const download = (): void => {
    setFailure(null);
    saveFile(promises.file, narrowBy(asked), 'naplo.csv').catch(setFailure);
  };
  return (
    <Section
      title={texts.history}
      hint={texts.historyHint}
      action={
        <Stack direction="row" sx={{ gap: 1, flexShrink: 0 }}>
          <Button startIcon={<DownloadOutlined />} onClick={download}>
            {texts.exportHistory}
          </Button>
          <Button
            variant="contained"
            startIcon={<VerifiedOutlined />}
            disabled={verify.isPending}
            onClick={() => verify.mutate({})}
          >
            {texts.verify}
          </Button>
        </Stack>
      }
    >
      <FailureNote failure={verify.error ?? failure} />
      {verify.data && (
        <Alert severity={verify.data.intact ? 'success' : 'error'}>
          {verify.data.intact
            ? texts.intact(format.number(verify.data.entries))
            : texts.broken(format.number(verify.data.brokenAt ?? 0))}
        </Alert>
      )}
      <HistoryFilters asked={asked} onChange={change} />
      <Loaded query={list} lines={10}>
        {({ rows, total, next }) =>
          rows.length === 0 ? (
            <EmptyState icon={HistoryOutlined} title={texts.noEntry} hint={texts.noEntryHint} />
          ) : (
            <>
              <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
                {texts.found(format.number(total))}
              </Typography>
              <HistoryEntries rows={rows} />
              {next !== null && limit < MOST && (
                <Button sx={{ alignSelf: 'center' }} onClick={() => setLimit(limit + STEP)}>
                  {texts.more}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
