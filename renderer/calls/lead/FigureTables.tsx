import { Link, TableCell, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { CallStats } from '#contract/calls.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { useFormat } from '../../shared/format.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import type { Agent } from './AgentChoice.tsx';
import { useFigureWords } from '../figure-words.ts';
import { outcomeWord } from '../words.ts';

type PartProps = { title: string; heads: readonly string[]; children: readonly ReactNode[] };

/** A table of figures under its heading; without calls it says so. */
function Part({ title, heads, children }: PartProps) {
  const { calls: words } = useTexts();
  return (
    <CardPart title={title}>
      {children.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{words.noCalls}</Typography>
      ) : (
        <ShortTable framed={false} heads={heads}>
          {children}
        </ShortTable>
      )}
    </CardPart>
  );
}

/** One row an agent; the name leaves the figures of that agent alone. */
export function ByAgent({ stats, onAgent }: { stats: CallStats; onAgent: (agent: Agent) => void }) {
  const { calls: words } = useTexts();
  const format = useFormat();
  const { share, clock, length, minutes } = useFigureWords();
  const { figures, heads } = words;
  return (
    <Part
      title={words.byAgent}
      heads={[
        heads.agent,
        figures.attempts,
        figures.reached,
        figures.contactRate,
        heads.registered,
        figures.conversion,
        figures.toRegistration,
        figures.handling,
        figures.talk,
        figures.kept,
        figures.repairRate,
        figures.optOuts,
      ]}
    >
      {stats.byAgent.map((row) => (
        <TableRow key={row.agentId}>
          <TableCell>
            <Link
              component="button"
              aria-label={words.onlyOf(row.agentName)}
              onClick={() => onAgent({ id: row.agentId, name: row.agentName })}
              sx={{ minHeight: 24, whiteSpace: 'nowrap' }}
            >
              {row.agentName}
            </Link>
          </TableCell>
          <TableCell>{format.number(row.attempts)}</TableCell>
          <TableCell>{format.number(row.reached)}</TableCell>
          <TableCell>{share(row.contactRate)}</TableCell>
          <TableCell>{format.number(row.converted)}</TableCell>
          <TableCell>{share(row.conversion)}</TableCell>
          <TableCell>
            {length(row.timeToRegistration.medianSeconds)}
            {row.timeToRegistration.clients > 0 && ` (${format.number(row.timeToRegistration.clients)})`}
          </TableCell>
          <TableCell>{clock(row.averageHandlingSeconds)}</TableCell>
          <TableCell>{minutes(row.talkSeconds)}</TableCell>
          <TableCell>
            {row.callbacksKept} / {row.callbacksDue}
          </TableCell>
          <TableCell>{format.number(row.repairs)}</TableCell>
          <TableCell>{format.number(row.optOuts)}</TableCell>
        </TableRow>
      ))}
    </Part>
  );
}

export function ByOutcome({ stats }: { stats: CallStats }) {
  const texts = useTexts();
  const format = useFormat();
  const { heads, byOutcome } = texts.calls;
  return (
    <Part title={byOutcome} heads={[heads.outcome, heads.count]}>
      {stats.byOutcome.map((row) => (
        <TableRow key={row.code}>
          <TableCell>{outcomeWord(texts, row)}</TableCell>
          <TableCell>{format.number(row.count)}</TableCell>
        </TableRow>
      ))}
    </Part>
  );
}

export function ByHour({ stats }: { stats: CallStats }) {
  const { calls: words } = useTexts();
  const format = useFormat();
  const { heads, figures } = words;
  return (
    <Part title={words.byHour} heads={[heads.hour, figures.attempts, figures.reached]}>
      {stats.byHour.map(({ hour, attempts, reached }) => (
        <TableRow key={hour}>
          <TableCell>{hour}:00</TableCell>
          <TableCell>{format.number(attempts)}</TableCell>
          <TableCell>{format.number(reached)}</TableCell>
        </TableRow>
      ))}
    </Part>
  );
}
