import { Checkbox, Link, Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { LetterRow } from '#contract/broker-letters.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ToneChip } from '../shared/ToneChip.tsx';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HourglassTop from '@mui/icons-material/HourglassTop';
import { MessageChip } from './StateChips.tsx';
import type { Preparing } from './use-letters.ts';

/** Who gets a letter; who cannot, and why; what became of the last one. */
export function LetterList({ rows, preparing }: { rows: readonly LetterRow[]; preparing: Preparing }) {
  const texts = useTexts().letters;
  const format = useFormat();
  const { willing, chosen, isChosen, choose, chooseAll, looked, look } = preparing;
  return (
    <TableContainer component={Paper} variant="outlined" sx={{ maxHeight: 420 }}>
      <Table stickyHeader aria-label={texts.title}>
        <TableHead>
          <TableRow>
            <TableCell padding="checkbox">
              <Checkbox
                slotProps={{ input: { 'aria-label': texts.all } }}
                checked={willing.length > 0 && chosen.length === willing.length}
                indeterminate={chosen.length > 0 && chosen.length < willing.length}
                disabled={willing.length === 0}
                onChange={({ target }) => chooseAll(target.checked)}
              />
            </TableCell>
            <TableCell>{texts.firm}</TableCell>
            <TableCell align="right">{texts.clients}</TableCell>
            <TableCell>{texts.last}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover selected={row.id === looked?.id}>
              <TableCell padding="checkbox">
                <Checkbox
                  slotProps={{ input: { 'aria-label': texts.chooseFirm(row.name) } }}
                  checked={isChosen(row)}
                  disabled={row.hurdle !== null}
                  onChange={({ target }) => choose(row.id, target.checked)}
                />
              </TableCell>
              <TableCell>
                <Link
                  component="button"
                  type="button"
                  sx={{ fontWeight: 600, textAlign: 'left' }}
                  onClick={() => look(row.id)}
                >
                  {row.name}
                </Link>
                <Reached row={row} />
              </TableCell>
              <TableCell align="right" className="figures">
                {format.number(row.clients)}
              </TableCell>
              <TableCell>
                <Last row={row} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Reached({ row: { email, hurdle } }: { row: LetterRow }) {
  const { story } = useTexts();
  return hurdle === null ? (
    <div>{email}</div>
  ) : (
    <div>
      <ToneChip tone="late" icon={ErrorOutlined} word={story.messageReasons[hurdle]} />
    </div>
  );
}

function Last({ row: { last } }: { row: LetterRow }) {
  const texts = useTexts().letters;
  const format = useFormat();
  if (last === null) return null;
  const { state, at } = last;
  const made = state !== 'waiting' && state !== 'too_large' && state !== 'nobody';
  return (
    <>
      {made ? (
        <MessageChip state={state} />
      ) : (
        <ToneChip
          tone={state === 'waiting' ? 'busy' : 'late'}
          icon={state === 'waiting' ? HourglassTop : ErrorOutlined}
          word={texts.states[state]}
        />
      )}
      <div className="figures">{format.instant(at)}</div>
    </>
  );
}
