import type { MessageState } from '#contract/outbox.ts';
import type { Db } from '#db/connect.ts';

export const byState = (db: Db): Promise<{ state: MessageState; n: number }[]> =>
  db('outbox').select('state').count<{ state: MessageState; n: number }[]>({ n: '*' }).groupBy('state');
