import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import { Alert, Button, Stack, TableCell, TableRow, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { type HistoryEntry, history as promises } from '#contract/history.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { saveFile } from '../shared/outside.ts';
import { useRead, useWrite } from '../shared/query.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { Section } from './Section.tsx';

const STEP = 100;
const MOST = 500;
const nothing = { action: '', object: '', from: '', to: '' };
type Asked = typeof nothing;

const filled = (asked: Asked): Partial<Asked> =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value.trim() !== ''));

/** Who did what: read, narrowed, verified, taken away. */
export function HistorySection() {
  const { house: texts } = useTexts();
  const format = useFormat();
  const [asked, setAsked] = useState(nothing);
  const [limit, setLimit] = useState(STEP);
  const list = useRead(promises.list, { ...filled(asked), limit }, { keep: true });
  const verify = useWrite(promises.verify, []);
  const [failure, setFailure] = useState<unknown>(null);
  const change = (part: Partial<Asked>): void => {
    setAsked({ ...asked, ...part });
    setLimit(STEP);
  };
  const download = (): void => {
    setFailure(null);
    saveFile(promises.file, filled(asked), 'naplo.csv').catch(setFailure);
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
      <Filters asked={asked} onChange={change} />
      <Loaded query={list} lines={10}>
        {({ rows, total, next }) =>
          rows.length === 0 ? (
            <EmptyState icon={HistoryOutlined} title={texts.noEntry} hint={texts.noEntryHint} />
          ) : (
            <>
              <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
                {texts.found(format.number(total))}
              </Typography>
              <Entries rows={rows} />
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

function Filters({ asked, onChange }: { asked: Asked; onChange: (part: Partial<Asked>) => void }) {
  const { house: texts } = useTexts();
  const field = (name: keyof Asked, label: string, hint?: string) => (
    <TextField
      label={label}
      value={asked[name]}
      helperText={hint}
      type={hint === undefined ? 'date' : 'text'}
      onChange={({ target }) => onChange({ [name]: target.value })}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 80 } }}
      sx={{ width: 210 }}
    />
  );
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
      {field('action', texts.filterAction, texts.filterActionHint)}
      {field('object', texts.filterObject, texts.filterObjectHint)}
      {field('from', texts.filterFrom)}
      {field('to', texts.filterTo)}
    </Stack>
  );
}

function Entries({ rows }: { rows: readonly HistoryEntry[] }) {
  const { people, house: texts } = useTexts();
  const format = useFormat();
  const who = ({ actorName, actorRole }: HistoryEntry): string =>
    actorName ??
    (actorRole === 'program' ? texts.program : ((people.roles as Record<string, string>)[actorRole] ?? actorRole));
  const details = ({ details: said }: HistoryEntry): string =>
    Object.entries(said)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join(' · ');
  return (
    <ShortTable heads={['#', texts.when, texts.who, texts.what, texts.onWhat, texts.details]} label={texts.history}>
      {rows.map((entry) => (
        <TableRow key={entry.seq} hover>
          <TableCell className="figures">{entry.seq}</TableCell>
          <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
            <time dateTime={entry.at}>{format.instant(entry.at)}</time>
          </TableCell>
          <TableCell>{who(entry)}</TableCell>
          <TableCell>{entry.action}</TableCell>
          <TableCell>{entry.object}</TableCell>
          <TableCell sx={{ color: 'text.secondary', wordBreak: 'break-word' }}>{details(entry)}</TableCell>
        </TableRow>
      ))}
    </ShortTable>
  );
}
