import { Link, TableCell, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { AccountFilter } from '#contract/accounts.ts';
import type { HistoryEntry } from '#contract/history.ts';
import { useSayFilter } from '../../shared/filter-words.ts';
import { useFormat } from '../../shared/format.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { actionWords, detailWords, objectLink, objectWords } from './history-words.ts';

export function HistoryEntries({ rows }: { rows: readonly HistoryEntry[] }) {
  const texts = useTexts();
  const { people, house } = texts;
  const format = useFormat();
  const say = useSayFilter();
  const filter = (json: string): string => {
    const parts = say(JSON.parse(json) as AccountFilter);
    return parts.length === 0 ? texts.exports.everything : parts.map(({ words }) => words).join(', ');
  };
  const who = ({ actorName, actorRole }: HistoryEntry): string =>
    actorName ??
    (actorRole === 'program' ? house.program : ((people.roles as Record<string, string>)[actorRole] ?? actorRole));
  return (
    <ShortTable heads={['#', house.when, house.who, house.what, house.onWhat, house.details]} label={house.history}>
      {rows.map((entry) => (
        <TableRow key={entry.seq} hover>
          <TableCell className="figures">{entry.seq}</TableCell>
          <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
            <time dateTime={entry.at}>{format.instant(entry.at)}</time>
          </TableCell>
          <TableCell sx={{ whiteSpace: 'nowrap' }}>{who(entry)}</TableCell>
          <TableCell>{actionWords(texts, entry.action)}</TableCell>
          <TableCell>
            <What object={entry.object} />
          </TableCell>
          <TableCell sx={{ color: 'text.secondary', typography: 'caption', wordBreak: 'break-word' }}>
            {detailWords(texts, entry, { ...format, filter })}
          </TableCell>
        </TableRow>
      ))}
    </ShortTable>
  );
}

function What({ object }: { object: string }) {
  const words = objectWords(useTexts(), object);
  const to = objectLink(object);
  if (to === null) return words;
  return (
    <Link component={RouterLink} to={to}>
      {words}
    </Link>
  );
}
