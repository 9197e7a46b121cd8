import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { liveWithMailbox, mailEvents } from '../support/mailbox-life.ts';
import { events, liveThrough } from '../support/portal-life.ts';
import { openWorld, type Dialect } from '../support/world.ts';

const EVENTS = 120;
const SEQUENCES = 40;

/** What must hold on both portals holds after every event, in whatever order clients, staff and the clock act. */
export async function provePortal(dialect: Dialect, seed: number): Promise<Record<string, number>> {
  const world = await openWorld(dialect, { standing: true });
  try {
    let registered = 0;
    let lived = 0;
    const life = fc.asyncProperty(events(EVENTS), async (sequence) => {
      registered += await liveThrough(world, sequence);
      lived += sequence.length;
    });
    await fc.assert(life, { seed, numRuns: SEQUENCES, endOnFailure: true });
    assert.ok(registered > 0, 'sequences in which nobody ever arrives prove little');
    let entered = 0;
    let posted = 0;
    const mailboxes = fc.asyncProperty(mailEvents(EVENTS), async (sequence) => {
      entered += await liveWithMailbox(world, sequence);
      posted += sequence.length;
    });
    await fc.assert(mailboxes, { seed, numRuns: SEQUENCES, endOnFailure: true });
    assert.ok(entered > 0, 'mailboxes nobody ever enters prove little');
    return { sequences: SEQUENCES, events: lived, registered, mailboxEvents: posted, entered };
  } finally {
    await world.close();
  }
}
