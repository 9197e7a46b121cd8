import type { CallFigures } from '#contract/calls.ts';
import type { Reading } from '../../context.ts';
import * as sql from './figures.sql.ts';

const per = (some: number, all: number): number | null => (all === 0 ? null : some / all);

/** Sums as they are shown: each share and average with what it is of. */
function shown(row: sql.FigureRow | undefined, wait: sql.WaitRow | undefined): CallFigures {
  const attempts = row?.attempts ?? 0;
  const answered = row?.answered ?? 0;
  const clients = row?.clients ?? 0;
  const reachedClients = row?.reached_clients ?? 0;
  const converted = row?.converted ?? 0;
  const repairs = row?.repairs ?? 0;
  const [kept, due] = [row?.kept ?? 0, row?.due ?? 0];
  return {
    attempts,
    answered,
    reached: row?.reached ?? 0,
    clients,
    reachedClients,
    talkSeconds: row?.talk_seconds ?? 0,
    handledSeconds: row?.handled_seconds ?? 0,
    averageHandlingSeconds: per(row?.answered_handled_seconds ?? 0, answered),
    converted,
    optOuts: row?.opt_outs ?? 0,
    repairs,
    callbacksKept: kept,
    callbacksDue: due,
    connectRate: per(answered, attempts),
    contactRate: per(reachedClients, clients),
    conversion: per(converted, reachedClients),
    repairRate: per(repairs, attempts),
    keptRate: per(kept, due),
    attemptsPerConversion: per(attempts, converted),
    timeToRegistration: { medianSeconds: wait?.median_seconds ?? null, clients: wait?.clients ?? 0 },
  };
}

/** Figures of a span, of all together or of one agent. */
export async function figuresOfAll({ db }: Reading, span: sql.Span): Promise<CallFigures> {
  const [[row], [wait]] = await Promise.all([sql.sums(db, span), sql.waits(db, span, 'all')]);
  return shown(row, wait);
}

/** The same for each agent; a client two agents called counts for both, and once in all. */
export async function figuresByAgent(
  { db }: Reading,
  span: sql.Span,
): Promise<(CallFigures & { agentId: number; agentName: string })[]> {
  const [rows, waits] = await Promise.all([sql.sumsByAgent(db, span), sql.waits(db, span, 'agent')]);
  return rows.map((row) => ({
    ...shown(
      row,
      waits.find(({ agent_id }) => agent_id === row.agent_id),
    ),
    agentId: row.agent_id,
    agentName: row.agent_name,
  }));
}
