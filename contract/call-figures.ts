import { z } from 'zod';

const count = z.number().int();
const share = z.number().nullable();

/** Sums of calls; a share or an average of nothing is null. What each means: docs, the call queue. */
export const CallFigures = z.object({
  attempts: count,
  /** somebody answered */
  answered: count,
  /** it was the client */
  reached: count,
  clients: count,
  reachedClients: count,
  talkSeconds: count,
  /** from taking the client to recording the outcome: talking, waiting, and what was to be done after */
  handledSeconds: count,
  /** the same of the calls somebody answered, on average */
  averageHandlingSeconds: share,
  /** clients who confirmed their registration while they were on the phone or within seven days after */
  converted: count,
  /** clients who asked not to be called */
  optOuts: count,
  /** calls that showed that a number or an address is wrong */
  repairs: count,
  callbacksKept: count,
  callbacksDue: count,
  /** answered ÷ attempts, reached ÷ clients, converted ÷ reached clients, repairs ÷ attempts, kept ÷ due callbacks */
  connectRate: share,
  contactRate: share,
  conversion: share,
  repairRate: share,
  keptRate: share,
  attemptsPerConversion: share,
  /** from the first of these calls in which the client was reached to the registration, however long after */
  timeToRegistration: z.object({ medianSeconds: share, clients: count }),
});
export type CallFigures = z.output<typeof CallFigures>;
