import { strict as assert } from 'node:assert';
import { calls, type Held } from '#contract/calls.ts';
import { session } from '#contract/session.ts';
import { users } from '#contract/users.ts';
import { markRegistered } from '../../api/accounts/accounts.ts';
import { closeFor } from '../../api/calls/queue/close-for.ts';
import { addMany } from './accounts.ts';
import { openLedger } from './call-ledger.ts';
import { agents, minutesPass } from './calling.ts';
import { Refused, type Client } from './client.ts';
import { seeded } from './random.ts';
import type { Running } from '../../api/start.ts';
import type { World } from './world.ts';

const OUTCOMES = ['NEM_VESZI_FEL', 'FOGLALT', 'HANGPOSTA', 'IGERI', 'ELUTASITJA', 'NE_HIVJAK', 'TEVES_SZAM'];
const ROUND_MINUTES = 20;
const LEAD = -1;
/** So many of the team are switched off in the course of it, one in a round. */
const MOST_GONE = 0.1;

type Soak = { clients: number; team: number; rounds: number; seed: number; servers: readonly Running[] };

const nothing = {
  claims: 0,
  logged: 0,
  late: 0,
  beside: 0,
  again: 0,
  vanished: 0,
  lapsedRenewed: 0,
  raced: 0,
  promised: 0,
  claimedEarly: 0,
  takenOver: 0,
  reassigned: 0,
  refused: 0,
  registered: 0,
  switchedOff: 0,
};
export type Soaked = typeof nothing;

/**
 * Agents on one or several servers do at random what agents do: claim, renew, log, promise, give back, vanish and come
 * back, while somebody takes clients over and gives them to others. Throws as soon as a client is in two hands, a
 * promise is lost or given out early, or anything typed is not kept, or a registered client is given out. Says what was done.
 */
export async function soakCalls(world: World, { clients, team, rounds, seed, servers }: Soak): Promise<Soaked> {
  const random = seeded(seed);
  const any = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  await world.ctx.write((tx) => addMany(tx.db, clients));
  await world.admin.call(calls.fill, {});
  const people = await agents(world, team, servers);
  const ids = await Promise.all(people.map(async (one) => (await one.call(session.whoAmI, {})).user.id));
  const ledger = openLedger(world);
  const done: Soaked = { ...nothing };
  let typed = 0;
  /** clients of agents who gave no sign since */
  const lapsed = new Map<number, Held>();
  /** agents who were switched off: what they still say is refused at the door */
  const gone = new Set<number>();

  /** What may be refused: somebody else was quicker, or the database is busy. */
  const tried = async <T>(codes: readonly string[], work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const always = ['DATABASE_BUSY', ...(gone.size > 0 ? ['SIGN_IN_NEEDED'] : [])];
      assert.ok([...codes, ...always].includes(error.code), error.code);
      done.refused += 1;
      return undefined;
    }
  };
  const which = ({ task }: Held) => ({ id: task.id, fence: task.fence });

  /** Tells how a call ended, now and then twice at once; never refused, whoever has the client by now. */
  const log = async (agent: Client, who: number, held: Held): Promise<void> => {
    const promising = random() < 0.25;
    const code = promising ? 'VISSZAHIVAS' : (any(OUTCOMES) ?? 'IGERI');
    const callbackAt = new Date(world.clock.now().getTime() + (25 + Math.floor(random() * 60)) * 60_000).toISOString();
    typed += 1;
    const note = `jegyzet ${typed}`;
    const said = { code, note, ...(promising ? { callbackAt } : {}) };
    const callbackFor = random() < 0.5 ? 'me' : 'anyone';
    const tell = async (): Promise<string | undefined> => {
      const answer = await tried([], () => agent.call(calls.outcome, { ...which(held), ...said, callbackFor }));
      if (!answer) return undefined;
      ledger.logged(held.task.id, said, answer);
      if (answer.recorded !== 'in_time') done[answer.recorded] += 1;
      if (answer.recorded !== 'again') done.logged += 1;
      if (promising && answer.notBefore === callbackAt) done.promised += 1;
      return answer.recorded;
    };
    // out of the hands before the answer: the server may give the client on at once
    ledger.letGo(who, held);
    const answers = await Promise.all(random() < 0.1 ? [tell(), tell()] : [tell()]);
    const heard = answers.filter((answer) => answer !== undefined);
    if (heard.length === 2) assert.equal(heard.filter((answer) => answer === 'again').length, 1, 'one call is two');
  };

  const giveBack = async (agent: Client, who: number, held: Held, renewing: boolean): Promise<void> => {
    ledger.letGo(who, held);
    const releasing = tried(['LEASE_LOST'], async () => {
      await agent.call(calls.release, which(held));
      return true;
    });
    if (!renewing) return void (await releasing);
    const [released] = await Promise.all([
      releasing,
      tried(['LEASE_LOST'], () => agent.call(calls.renew, which(held))),
    ]);
    done.raced += 1;
    const desk = await tried([], () => agent.call(calls.desk, {}));
    if (!desk) return;
    if (released) assert.notEqual(desk.held?.task.fence, held.task.fence, 'a renewal took back what was given back');
  };

  const comeBack = async (agent: Client, who: number, held: Held): Promise<boolean> => {
    lapsed.delete(who);
    if (random() < 0.5) {
      await log(agent, who, held);
      return false;
    }
    const renewed = await tried(['LEASE_LOST'], () => agent.call(calls.renew, which(held)));
    if (!renewed || gone.has(who)) return false;
    done.lapsedRenewed += 1;
    ledger.took(who, held, true);
    await log(agent, who, held);
    return true;
  };

  const early = async (agent: Client): Promise<Held | undefined> => {
    const known = new Set(ledger.promises.keys());
    const { rows } = await agent.call(calls.callbacks, {});
    const one = any(rows.filter(({ id }) => known.has(id)));
    if (!one) return undefined;
    const held = await tried(['CONFLICT', 'STATE_WRONG', 'NOT_ALLOWED', 'NOT_TO_BE_CALLED', 'NOT_FOUND'], () =>
      agent.call(calls.claim, { id: one.id }),
    );
    if (held) done.claimedEarly += 1;
    return held;
  };

  const turn = async (agent: Client, who: number): Promise<void> => {
    if (gone.has(who)) return;
    const old = lapsed.get(who);
    if (old && (await comeBack(agent, who, old))) return;
    const held =
      (random() < 0.1 ? await early(agent) : undefined) ?? (await tried([], () => agent.call(calls.next, {})));
    if (!held) return;
    // given just before this person was switched off, heard of it after: the next one may have it by now
    if (gone.has(who)) return ledger.contest(held.account.id);
    ledger.took(who, held);
    done.claims += 1;
    const dice = random();
    if (dice < 0.15) {
      // whoever vanishes is found in the same hands again, for the lease lasts
      done.vanished += 1;
      lapsed.set(who, held);
      return;
    }
    if (dice < 0.3) await tried(['LEASE_LOST'], () => agent.call(calls.renew, which(held)));
    if (dice < 0.4) await giveBack(agent, who, held, random() < 0.5);
    else await log(agent, who, held);
  };

  /** Whoever leads takes a client from somebody, and gives another one to somebody. */
  const lead = async (): Promise<void> => {
    const { working } = await world.admin.call(calls.stats, {});
    const [mine, theirs] = [any(working), any(working)];
    if (mine) {
      ledger.contest(mine.accountId);
      const held = await tried(['STATE_WRONG', 'NOT_FOUND'], () => world.admin.call(calls.takeOver, { id: mine.id }));
      if (held) {
        done.takenOver += 1;
        if (random() < 0.5) await log(world.admin, LEAD, held);
        else await giveBack(world.admin, LEAD, held, random() < 0.5);
      }
    }
    if (!theirs) return;
    ledger.contest(theirs.accountId);
    const agentId = random() < 0.8 ? (any(ids.filter((_id, who) => !gone.has(who))) ?? null) : null;
    const given = await tried(['NOT_FOUND'], () => world.admin.call(calls.reassign, { id: theirs.id, agentId }));
    if (given) done.reassigned += 1;
  };

  /** Clients register, some of them while on the phone: whoever has them is told, nobody is given them any more. */
  const register = async (): Promise<void> => {
    const { working } = await world.admin.call(calls.stats, {});
    const { rows } = await world.admin.call(calls.list, { limit: 50 });
    for (const one of [any(working), any(rows)]) {
      if (!one) continue;
      const at = world.ctx.now();
      const registers = await world.ctx.write(async (tx) => {
        const fresh = await markRegistered(tx, one.accountId, { at, source: 'portal' });
        if (fresh) await closeFor(tx, one.accountId, 'registered');
        return fresh;
      });
      if (!registers) continue;
      done.registered += 1;
      ledger.registered(one.id, one.accountId);
    }
  };

  /** Somebody is switched off, with or without a client in hand. */
  const switchOff = async (): Promise<void> => {
    const who = Math.floor(random() * people.length);
    if (gone.has(who) || gone.size >= people.length * MOST_GONE) return;
    gone.add(who);
    lapsed.delete(who);
    ledger.leaves(who);
    await world.admin.call(users.change, { id: ids[who] ?? 0, active: false });
    done.switchedOff += 1;
    await ledger.hasNobody(ids[who] ?? 0);
  };

  for (let round = 0; round < rounds; round += 1) {
    const leading = (async () => {
      for (let deed = 0; deed < Math.max(1, team / 10); deed += 1) await lead();
      await register();
      await switchOff();
    })();
    await Promise.all([...people.map((agent, who) => turn(agent, who)), leading]);
    await ledger.holds();
    // whoever rests may come due, and whoever vanished has lost the client
    await minutesPass(world, ROUND_MINUTES);
    ledger.leasesEnd();
  }
  await ledger.nothingLost();
  return done;
}
