import { Box, Button, Paper, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { calls, type CallStats } from '#contract/calls.ts';
import { useToday } from '../shared/clock.ts';
import { useFormat } from '../shared/format.ts';
import { CardPart } from '../shared/CardPart.tsx';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { Deputies } from './Deputies.tsx';
import { Figures } from './Figures.tsx';
import { QueueList } from './QueueList.tsx';
import { daysOf, SpanChoice, type Span } from './SpanChoice.tsx';
import { Refusals } from './Refusals.tsx';
import { Tabs } from './Tabs.tsx';
import { Tickets } from './Tickets.tsx';
import { outcomeWord } from './words.ts';
import { Working } from './Working.tsx';

const EVERY_MS = 30_000;

/** The desk as whoever leads it sees it: the queue and why, who is on what, and the figures of any days. */
export function LeadTab() {
  const { calls: words } = useTexts();
  const format = useFormat();
  const today = useToday();
  const [span, setSpan] = useState<Span>({ kind: 'today' });
  const stats = useRead(calls.stats, daysOf(span, today), { every: EVERY_MS, keep: true });
  const fill = useWrite(calls.fill);
  return (
    <Tabs
      note={stats.data && words.asOf(format.instant(stats.data.asOf))}
      actions={
        <Button
          variant="outlined"
          disabled={fill.isPending}
          onClick={() => fill.mutate({}, { onSuccess: ({ added }) => toast(words.filled(format.number(added))) })}
        >
          {words.fill}
        </Button>
      }
    >
      <Stack sx={{ gap: 2, p: 3, '& th::first-letter': { textTransform: 'uppercase' } }}>
        <Loaded query={stats}>
          {(now) => (
            <>
              <Paper component="section" variant="outlined" aria-label={words.together} sx={{ px: 2, py: 1.5 }}>
                <Stack direction="row" sx={{ gap: 2, mb: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
                  <Typography variant="h2" sx={{ flex: 1 }} aria-live="polite">
                    {now.from === now.to
                      ? format.date(now.from)
                      : words.fromTo(format.date(now.from), format.date(now.to))}
                  </Typography>
                  <SpanChoice span={span} onSpan={setSpan} />
                </Stack>
                <Figures figures={now.total} />
              </Paper>
              <Box
                sx={{
                  display: 'grid',
                  gridTemplateColumns: { lg: 'repeat(2, minmax(0, 1fr))' },
                  gap: 2,
                  alignItems: 'start',
                }}
              >
                <Queue stats={now} />
                <Working rows={now.working} />
                <Box sx={{ gridColumn: '1 / -1' }}>
                  <ByAgent stats={now} />
                </Box>
                <ByOutcome stats={now} />
                <ByHour stats={now} />
              </Box>
            </>
          )}
        </Loaded>
        <QueueList />
        <Tickets />
        <Deputies />
        <Refusals />
      </Stack>
    </Tabs>
  );
}

function Queue({ stats }: { stats: CallStats }) {
  const { calls: words, common } = useTexts();
  const format = useFormat();
  const { heads } = words;
  return (
    <CardPart title={words.queueTitle}>
      {stats.queue.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{words.queueEmpty}</Typography>
      ) : (
        <ShortTable framed={false} heads={[heads.reason, heads.ready, heads.resting, heads.oldest]}>
          {stats.queue.map(({ reason, ready, resting, oldestReadyAt }) => (
            <TableRow key={reason}>
              <TableCell>{words.reasons[reason]}</TableCell>
              <TableCell>{format.number(ready)}</TableCell>
              <TableCell>{format.number(resting)}</TableCell>
              <TableCell>{oldestReadyAt === null ? common.none : format.instant(oldestReadyAt)}</TableCell>
            </TableRow>
          ))}
        </ShortTable>
      )}
    </CardPart>
  );
}

function ByAgent({ stats }: { stats: CallStats }) {
  const { calls: words, common } = useTexts();
  const format = useFormat();
  const { figures, heads } = words;
  const share = (value: number | null): string => (value === null ? common.none : format.percent(value));
  return (
    <CardPart title={words.byAgent}>
      <ShortTable
        framed={false}
        heads={[
          heads.agent,
          figures.attempts,
          figures.reached,
          figures.converted,
          figures.contactRate,
          figures.talk,
          figures.optOuts,
          figures.repairs,
        ]}
      >
        {stats.byAgent.map((row) => (
          <TableRow key={row.agentId}>
            <TableCell>{row.agentName}</TableCell>
            <TableCell>{format.number(row.attempts)}</TableCell>
            <TableCell>{format.number(row.reached)}</TableCell>
            <TableCell>{format.number(row.converted)}</TableCell>
            <TableCell>{share(row.contactRate)}</TableCell>
            <TableCell>{words.minutes(format.number(Math.round(row.talkSeconds / 60)))}</TableCell>
            <TableCell>{format.number(row.optOuts)}</TableCell>
            <TableCell>{format.number(row.repairs)}</TableCell>
          </TableRow>
        ))}
      </ShortTable>
    </CardPart>
  );
}

function ByOutcome({ stats }: { stats: CallStats }) {
  const texts = useTexts();
  const format = useFormat();
  const { heads, byOutcome } = texts.calls;
  return (
    <CardPart title={byOutcome}>
      <ShortTable framed={false} heads={[heads.outcome, heads.count]}>
        {stats.byOutcome.map((row) => (
          <TableRow key={row.code}>
            <TableCell>{outcomeWord(texts, row)}</TableCell>
            <TableCell>{format.number(row.count)}</TableCell>
          </TableRow>
        ))}
      </ShortTable>
    </CardPart>
  );
}

function ByHour({ stats }: { stats: CallStats }) {
  const { calls: words } = useTexts();
  const format = useFormat();
  const { heads, figures } = words;
  return (
    <CardPart title={words.byHour}>
      <ShortTable framed={false} heads={[heads.hour, figures.attempts, figures.reached]}>
        {stats.byHour.map(({ hour, attempts, reached }) => (
          <TableRow key={hour}>
            <TableCell>{hour}:00</TableCell>
            <TableCell>{format.number(attempts)}</TableCell>
            <TableCell>{format.number(reached)}</TableCell>
          </TableRow>
        ))}
      </ShortTable>
    </CardPart>
  );
}
