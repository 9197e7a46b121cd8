import { Box, Button, Paper, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { calls, type CallStats } from '#contract/calls.ts';
import { useToday } from '../../shared/clock.ts';
import { useFormat } from '../../shared/format.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { type Agent, AgentChoice } from './AgentChoice.tsx';
import { Deputies } from './Deputies.tsx';
import { ByAgent, ByHour, ByOutcome } from './FigureTables.tsx';
import { ByTouch } from './ByTouch.tsx';
import { Figures } from '../Figures.tsx';
import { QueueList } from './QueueList.tsx';
import { daysOf, SpanChoice, type Span } from './SpanChoice.tsx';
import { Refusals } from './Refusals.tsx';
import { Tabs } from '../Tabs.tsx';
import { Tickets } from './Tickets.tsx';
import { Working } from './Working.tsx';

const EVERY_MS = 30_000;

/** The desk as whoever leads it sees it: the queue and why, who is on what, and the figures of any days. */
export function LeadTab() {
  const { calls: words } = useTexts();
  const format = useFormat();
  const today = useToday();
  const [span, setSpan] = useState<Span>({ kind: 'today' });
  const [agent, setAgent] = useState<Agent | null>(null);
  const days = daysOf(span, today);
  const asked = agent === null ? days : { ...days, agentId: agent.id };
  const stats = useRead(calls.stats, asked, { every: EVERY_MS, keep: true });
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
                  <AgentChoice agent={agent} onAgent={setAgent} />
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
                  <ByAgent stats={now} onAgent={setAgent} />
                </Box>
                <ByOutcome stats={now} />
                <Stack sx={{ gap: 2 }}>
                  <ByHour stats={now} />
                  <ByTouch days={days} />
                </Stack>
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
