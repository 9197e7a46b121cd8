import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import VerifiedOutlined from '@mui/icons-material/VerifiedOutlined';
import {
  Alert,
  Button,
  MenuItem,
  Stack,
  TableCell,
  TableRow,
  TextField,
  type TextFieldProps,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { type HistoryEntry, type HistoryNarrow, history as promises } from '#contract/history.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { saveFile } from '../shared/outside.ts';
import { useRead, useWrite } from '../shared/query.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { deedWords, objectWords } from './deed-words.ts';
import { Section } from './Section.tsx';

const STEP = 100;
const MOST = 500;
const nothing = { subject: '', id: '', from: '', to: '' };
type Asked = typeof nothing;

/** One thing by its number, or all of its kind. */
function narrowOf({ subject, id, from, to }: Asked): HistoryNarrow {
  const one = subject !== '' && /^\d+$/.test(id.trim());
  return {
    ...(one ? { object: `${subject}:${id.trim()}` } : subject === '' ? {} : { action: subject }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}

/** Who did what: read, narrowed, verified, taken away. */
export function HistorySection() {
  const { house: texts } = useTexts();
  const format = useFormat();
  const [asked, setAsked] = useState(nothing);
  const [limit, setLimit] = useState(STEP);
  const list = useRead(promises.list, { ...narrowOf(asked), limit }, { keep: true });
  const verify = useWrite(promises.verify, []);
  const [failure, setFailure] = useState<unknown>(null);
  const change = (part: Partial<Asked>): void => {
    setAsked({ ...asked, ...part });
    setLimit(STEP);
  };
  const download = (): void => {
    setFailure(null);
    saveFile(promises.file, narrowOf(asked), 'naplo.csv').catch(setFailure);
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
  const { deeds, house: texts } = useTexts();
  const kinds = Object.entries(deeds.subjects).toSorted(([, a], [, b]) => a.localeCompare(b));
  const field = (name: keyof Asked, label: string, props: Partial<TextFieldProps>) => (
    <TextField
      label={label}
      value={asked[name]}
      onChange={({ target }) => onChange({ [name]: target.value })}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 15 } }}
      {...props}
    />
  );
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
      <TextField
        select
        label={texts.onWhat}
        value={asked.subject}
        onChange={({ target }) => onChange({ subject: target.value })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
        sx={{ width: 230 }}
      >
        <MenuItem value="">{texts.everything}</MenuItem>
        {kinds.map(([kind, word]) => (
          <MenuItem key={kind} value={kind}>
            {word}
          </MenuItem>
        ))}
      </TextField>
      {field('id', texts.filterId, { sx: { width: 110 }, disabled: asked.subject === '' })}
      {field('from', texts.filterFrom, { type: 'date', sx: { width: 170 } })}
      {field('to', texts.filterTo, { type: 'date', sx: { width: 170 } })}
    </Stack>
  );
}

function Entries({ rows }: { rows: readonly HistoryEntry[] }) {
  const { deeds, people, house: texts } = useTexts();
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
          <TableCell>{deedWords(deeds, entry.action)}</TableCell>
          <TableCell sx={{ wordBreak: 'break-word' }}>{objectWords(deeds, entry.object)}</TableCell>
          <TableCell sx={{ color: 'text.secondary', wordBreak: 'break-word' }}>{details(entry)}</TableCell>
        </TableRow>
      ))}
    </ShortTable>
  );
}
