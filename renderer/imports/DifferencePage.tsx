import ArrowBack from '@mui/icons-material/ArrowBack';
import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { Link } from 'react-router';
import { type DifferenceKind, differenceKinds, listDifference, type Difference } from '#contract/list-difference.ts';
import { ErrorPanel } from '../shared/ErrorPanel.tsx';
import { useFormat } from '../shared/format.ts';
import { PageHeader } from '../shared/PageHeader.tsx';
import { useRead } from '../shared/query.ts';
import { addressOf } from '../shared/request-of.ts';
import { useTexts } from '../shared/texts/index.ts';
import { CountButton } from './CountButton.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { columnList } from './row-words.ts';
import { type DifferenceChoice, type Pair, useDifference } from './use-difference.ts';

/** Two lists held against each other: counts that are filters, and the accounts behind each. */
export function DifferencePage() {
  const { imports, difference: texts } = useTexts();
  const choice = useDifference();
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PageHeader
        title={texts.title}
        note={texts.note}
        actions={
          <Button component={Link} to="/imports" startIcon={<ArrowBack />}>
            {imports.back}
          </Button>
        }
      />
      <Stack sx={{ gap: 1.5, px: 3, pb: 1.25 }}>
        <Sides choice={choice} />
        {choice.lists?.length === 0 && <Alert severity="info">{texts.nothing}</Alert>}
      </Stack>
      {choice.pair && <Compared pair={choice.pair} choice={choice} />}
    </Box>
  );
}

/** Which lists: the earlier one, and the later one or the present state. */
function Sides({ choice: { lists, pair, choose } }: { choice: DifferenceChoice }) {
  const texts = useTexts().difference;
  const format = useFormat();
  if (!lists || !pair) return null;
  const was = lists.find(({ id }) => id === pair.was);
  const side = (name: 'was' | 'now', value: string, own: typeof lists, today: boolean) => (
    <TextField
      select
      fullWidth={false}
      label={texts[name]}
      value={value}
      onChange={({ target }) => choose({ [name]: target.value })}
      slotProps={{ select: { native: true } }}
      sx={{ minWidth: 340 }}
    >
      {today && <option value="today">{texts.today}</option>}
      {own.map(({ id, filename, createdAt }) => (
        <option key={id} value={id}>
          {texts.listOption(filename, format.instant(createdAt))}
        </option>
      ))}
    </TextField>
  );
  const others = lists.filter(({ id, insurerId }) => id !== pair.was && insurerId === was?.insurerId);
  return (
    <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
      {side('was', String(pair.was), lists, false)}
      {side('now', pair.now === undefined ? 'today' : String(pair.now), others, true)}
    </Stack>
  );
}

/** What is looked at first: what needs a look. */
const firstKind = ({ counts }: Difference): DifferenceKind =>
  differenceKinds.find((kind) => kind !== 'same' && counts[kind] > 0) ?? 'same';

function Compared({ pair, choice }: { pair: Pair; choice: DifferenceChoice }) {
  const texts = useTexts();
  const words = texts.difference;
  const { data, error, refetch } = useRead(listDifference.counts, pair, { topics: ['imports', 'accounts'] });
  if (error)
    return (
      <Box sx={{ px: 3 }}>
        <ErrorPanel failure={error} onRetry={() => void refetch()} />
      </Box>
    );
  if (!data) return <Box sx={{ px: 3, minHeight: 64 }} aria-busy />;
  const kind = choice.kind ?? firstKind(data);
  const file = { kind: 'difference', ...pair, ...(choice.kind && { change: choice.kind }) };
  return (
    <>
      <Stack sx={{ gap: 1.25, px: 3, pb: 1.25 }}>
        <Box role="group" aria-label={texts.common.filters} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {differenceKinds.map((each) => (
            <CountButton
              key={each}
              count={data.counts[each]}
              label={words.kinds[each]}
              chosen={each === kind}
              onChoose={() => choice.choose({ kind: each })}
            />
          ))}
        </Box>
        {data.leftOut.length + data.leftOutExtra.length > 0 && (
          <Alert severity="info" variant="outlined">
            {words.leftOut(columnList(texts, data.leftOut, data.leftOutExtra))}
          </Alert>
        )}
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', minHeight: 36 }}>
          <Typography aria-live="polite" variant="body2" sx={{ color: 'text.secondary', flex: 1, minWidth: 280 }}>
            {words.hints[kind]}
          </Typography>
          <Button component={Link} to={addressOf({ method: 'GET', path: '/exports/new' }, file)}>
            {words.excel}
          </Button>
        </Box>
      </Stack>
      <DifferenceTable key={`${pair.was} ${pair.now} ${kind}`} pair={pair} kind={kind} />
    </>
  );
}
