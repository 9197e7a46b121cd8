import { Typography } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { calls, type CallDesk } from '#contract/calls.ts';
import { follow, giveBackOnLeaving } from '../shared/calls-in-hand.ts';
import { worded } from '../shared/worded.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { Idle } from './Idle.tsx';
import { InHand } from './hand/InHand.tsx';
import { Tabs } from './Tabs.tsx';
import { useHand } from './hand/use-hand.ts';
import { useKeys } from './use-keys.ts';

const EVERY_MS = 20_000;

/** The agent's place: one client after the other, by keyboard alone. */
export function DeskTab() {
  const desk = useRead(calls.desk, {}, { topics: ['calls', 'accounts', 'portal'], every: EVERY_MS });
  const { data: outcomes } = useRead(calls.outcomes, {});
  const [news, setNews] = useState('');
  useEffect(() => {
    if (desk.data) follow(desk.data.held);
  }, [desk.data]);
  useEffect(() => giveBackOnLeaving(), []);
  return (
    <Tabs
      actions={
        // here and not in the corner, where it would lie over the outcomes
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {news}
        </Typography>
      }
    >
      <Loaded query={desk}>{(now) => <Now desk={now} outcomes={outcomes?.rows ?? []} onNews={setNews} />}</Loaded>
    </Tabs>
  );
}

type NowProps = { desk: CallDesk; outcomes: readonly CallOutcome[]; onNews: (news: string) => void };

/** The call in hand, or the place between two. */
function Now({ desk, outcomes, onNews }: NowProps) {
  const navigate = useNavigate();
  const draft = useHand(desk.held);
  const next = useNext(onNews);
  const inHand = draft !== null;
  const onKey = useCallback(
    (key: string): boolean => {
      if (inHand || (key !== 'n' && key !== 'v')) return false;
      if (key === 'n') next.ask();
      else void navigate('/calls/callbacks');
      return true;
    },
    [inHand, next, navigate],
  );
  useKeys(onKey);
  return draft === null ? (
    <Idle desk={desk} busy={next.busy} onNext={next.ask} />
  ) : (
    <InHand key={draft.held.task.id} draft={draft} outcomes={outcomes} onNews={onNews} />
  );
}

/** Asks for the next client; says who it is, or that there is nobody. */
function useNext(onNews: (news: string) => void): { ask: () => void; busy: boolean } {
  const texts = useTexts();
  const next = useWrite(calls.next);
  const { mutateAsync, isPending } = next;
  const ask = useCallback(() => {
    if (isPending) return;
    mutateAsync({}).then(
      (held) => onNews(held ? texts.calls.got(held.account.holderName) : texts.calls.noNext),
      (failure: unknown) => toast(worded(texts, failure).what, { kind: 'failed' }),
    );
  }, [mutateAsync, isPending, texts, onNews]);
  return { ask, busy: isPending };
}
