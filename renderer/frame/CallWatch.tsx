import { useEffect, useRef } from 'react';
import { calls, type CallbackLine } from '#contract/calls.ts';
import { follow, giveBackOnLeaving, keepRenewing } from '../shared/calls-in-hand.ts';
import { useFormat } from '../shared/format.ts';
import { refresh, useRead } from '../shared/query.ts';
import { useQueryClient } from '@tanstack/react-query';
import { navigationCounts } from '../shared/screen-counts.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';

const EVERY_MS = 30_000;

/** One's own are told before their time as well, anybody's when they are due. */
const toTell = ({ state, mine, heldBy }: CallbackLine): boolean =>
  heldBy === null && (state === 'due' || state === 'fallen' || (state === 'soon' && mine));

/** Keeps the client in hand on every screen, and tells of promised calls wherever the agent is. */
export function CallWatch() {
  const { calls: texts } = useTexts();
  const format = useFormat();
  const client = useQueryClient();
  const { data: desk } = useRead(calls.desk, {}, { every: EVERY_MS });
  const { data } = useRead(calls.callbacks, {}, { every: EVERY_MS });
  const told = useRef(new Set<string>());
  const lost = `${texts.lost} ${texts.lostHint}`;

  useEffect(() => {
    if (desk) follow(desk.held);
  }, [desk]);
  useEffect(() => {
    const stop = keepRenewing(() => {
      // the desk says it beside the outcomes, which this would lie over
      if (location.pathname !== '/calls') toast(lost, { kind: 'failed' });
      void refresh(client, ['calls']);
    });
    const stopGiving = giveBackOnLeaving();
    return () => {
      stop();
      stopGiving();
    };
  }, [client, lost]);

  const about = desk?.held?.task.accounts ?? [];
  const done = about.filter(({ duringCall }) => duringCall).length;
  const left = about.filter(({ registeredAt, registeredOn }) => (registeredAt ?? registeredOn) === null).length;
  const withWhom = desk?.held?.task.id;
  useEffect(() => {
    const key = `${withWhom} registered ${done}`;
    if (done === 0 || told.current.has(key)) return;
    told.current.add(key);
    // the desk says it beside the outcomes
    if (location.pathname !== '/calls') toast(left === 0 ? texts.registeredNow : texts.registeredSome(done, left));
  }, [done, left, withWhom, texts]);

  const restricted = desk?.held?.account.restricted === true;
  useEffect(() => {
    const key = `${withWhom} restricted`;
    if (!restricted || told.current.has(key)) return;
    told.current.add(key);
    if (location.pathname !== '/calls') toast(texts.restrictedNow, { kind: 'told' });
  }, [restricted, withWhom, texts]);

  useEffect(() => {
    const rows = data?.rows ?? [];
    const missed = rows.filter(({ state }) => state === 'missed_closed');
    if (missed.length > 0 && !told.current.has('missed')) {
      told.current.add('missed');
      toast(texts.missedTitle(missed.length), { kind: 'told' });
    }
    const due = rows.filter(toTell);
    for (const { id, at, state, holderName } of due) {
      const key = `${id} ${at} ${state}`;
      if (told.current.has(key)) continue;
      told.current.add(key);
      toast(texts.reminderSoon(holderName, format.time(at)), { kind: 'told' });
      // no name leaves the window: others see notifications too
      void window.kapocsDesktop?.notify({
        title: texts.reminderTitle,
        body: texts.reminderBody(format.time(at)),
        goTo: '/calls/callbacks',
      });
    }
    const count = due.length + missed.length;
    navigationCounts.set({ ...navigationCounts.get(), calls: count });
    void window.kapocsDesktop?.setBadge({ count });
  }, [data, texts, format]);
  return null;
}
