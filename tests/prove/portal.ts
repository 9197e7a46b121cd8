import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { liveWithMailbox, mailEvents } from '../support/mailbox-life.ts';
import { addUp, events, type Lived, liveThrough } from '../support/portal-life.ts';
import { serviceDeeds } from '../support/services-life.ts';
import { openWorld, type Dialect } from '../support/world.ts';

const EVENTS = 120;
const SEQUENCES = 40;

/** What must hold on both portals holds after every event, in whatever order clients, staff and the clock act. */
export async function provePortal(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const world = await openWorld(dialect, { standing: true });
  try {
    const came: Lived = { registered: 0, done: new Map() };
    let lived = 0;
    const life = fc.asyncProperty(events(EVENTS), async (sequence) => {
      addUp(came, await liveThrough(world, sequence));
      lived += sequence.length;
    });
    await fc.assert(life, { seed, numRuns: SEQUENCES, endOnFailure: true });
    assert.ok(came.registered > SEQUENCES, 'sequences in which nobody ever arrives prove little');
    for (const deed of serviceDeeds)
      if (!deed.endsWith('wrong')) assert.ok(came.done.has(deed), `${deed} was never done`);
    let entered = 0;
    let posted = 0;
    const mailboxes = fc.asyncProperty(mailEvents(EVENTS), async (sequence) => {
      entered += await liveWithMailbox(world, sequence);
      posted += sequence.length;
    });
    await fc.assert(mailboxes, { seed, numRuns: SEQUENCES, endOnFailure: true });
    assert.ok(entered > 0, 'mailboxes nobody ever enters prove little');
    return {
      sequences: SEQUENCES,
      events: lived,
      registered: came.registered,
      ...Object.fromEntries(came.done),
      mailboxEvents: posted,
      entered,
    };
  } finally {
    await world.close();
  }
}
