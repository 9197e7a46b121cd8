import { Alert, Box, Typography } from '@mui/material';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { calls, type Held } from '#contract/calls.ts';
import { ApiFailure } from '../shared/api-client.ts';
import { follow, giveBackOnLeaving, secondsOf, talk } from '../shared/calls-in-hand.ts';
import { worded } from '../shared/ErrorPanel.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { CallbackDialog } from './CallbackDialog.tsx';
import { ClientView, useCard } from './ClientView.tsx';
import { Idle } from './Idle.tsx';
import { isIdentified, nothingSaid } from './Identity.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';
import { RepairDialog } from './RepairDialog.tsx';
import { Tabs } from './Tabs.tsx';
import { useKeys } from './use-keys.ts';
import { outcomeWord } from './words.ts';

const EVERY_MS = 20_000;

/** The agent's place: one client after the other, by keyboard alone. */
export function DeskTab() {
  const desk = useRead(calls.desk, {}, { topics: ['calls', 'accounts', 'portal'], every: EVERY_MS });
  const { data: outcomes } = useRead(calls.outcomes, {});
  const [news, setNews] = useState('');
  const next = useNext(setNews);
  const held = desk.data?.held ?? null;
  useEffect(() => {
    if (desk.data) follow(desk.data.held);
  }, [desk.data]);
  useEffect(() => giveBackOnLeaving(), []);
  const onKey = useCallback(
    (key: string): boolean => {
      if (key !== 'n' || held !== null) return false;
      next.ask();
      return true;
    },
    [held, next],
  );
  useKeys(onKey);
  return (
    <Tabs
      actions={
        // here and not in the corner, where it would lie over the outcomes
        <Typography role="status" sx={{ fontWeight: 600 }}>
          {news}
        </Typography>
      }
    >
      <Loaded query={desk}>
        {(now) =>
          now.held === null ? (
            <Idle desk={now} busy={next.busy} onNext={next.ask} />
          ) : (
            <InHand
              key={`${now.held.task.id} ${now.held.task.fence}`}
              held={now.held}
              outcomes={outcomes?.rows ?? []}
              onNews={setNews}
            />
          )
        }
      </Loaded>
    </Tabs>
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

type InHandProps = { held: Held; outcomes: readonly CallOutcome[]; onNews: (news: string) => void };
type Extra = Partial<Parameters<ReturnType<typeof useWrite<typeof calls.outcome>>['mutateAsync']>[0]>;

function InHand({ held, outcomes, onNews }: InHandProps) {
  const texts = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const card = useCard(held.account.id);
  const [said, setSaid] = useState(nothingSaid);
  const [note, setNote] = useState('');
  const [phone, setPhone] = useState<string | null>(null);
  const [asking, setAsking] = useState<CallOutcome | null>(null);
  const log = useWrite(calls.outcome, ['calls', 'accounts']);
  const release = useWrite(calls.release);
  const active = outcomes.filter((each) => each.active);
  const { id, fence } = held.task;

  const record = async (outcome: CallOutcome, extra: Extra = {}): Promise<void> => {
    const talked = talk.get();
    const result = await log.mutateAsync({
      id,
      fence,
      code: outcome.code,
      note,
      talkSeconds: talked?.taskId === id ? secondsOf(Date.now(), talked) : 0,
      identified: isIdentified(card, said),
      ...(phone === null ? {} : { phone }),
      ...extra,
    });
    talk.set(null);
    const what =
      result.notBefore === null
        ? texts.calls.ends[result.end ?? 'outcome']
        : texts.calls.again(format.instant(result.notBefore));
    onNews(texts.calls.logged(outcomeWord(texts, outcome), what));
    if (result.trouble !== null) toast(texts.calls.trouble, { kind: 'failed' });
  };
  const choose = (outcome: CallOutcome): void => {
    if (log.isPending) return;
    if (outcome.effect === 'callback' || (outcome.effect === 'repair' && outcome.reached)) return setAsking(outcome);
    record(outcome).catch((failure: unknown) => {
      toast(failure instanceof ApiFailure ? worded(texts, failure).what : texts.calls.lost, { kind: 'failed' });
    });
  };
  const going = useRef<string | null>(null);
  useEffect(() => {
    // the card has come: whoever was on the way to a field is there now
    if (card !== undefined && going.current !== null) {
      press(going.current);
      going.current = null;
    }
  }, [card]);
  const onKey = (key: string): boolean => {
    // what is typed for a field that is not there yet must not be taken for an outcome
    if (going.current !== null) return true;
    if (key in targets) {
      if (!press(key) && card === undefined) going.current = key;
      return true;
    }
    const outcome = active.find((each) => each.key === key);
    if (outcome) choose(outcome);
    else if (key === 'n') onNews(texts.calls.outcomeFirst);
    else if (key === 'v') void navigate('/calls/callbacks');
    else return press(key);
    return true;
  };
  useKeys(onKey);
  const giveBack = (): void => {
    release.mutateAsync({ id, fence }).then(
      () => onNews(texts.calls.released),
      () => onNews(texts.calls.lost),
    );
  };
  const asked = asking;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <ClientView
          held={held}
          card={card}
          said={said}
          onSay={setSaid}
          note={note}
          onNote={setNote}
          onDial={setPhone}
          onRelease={giveBack}
        />
      </Box>
      {held.account.confirmedAt !== null && (
        // beside the outcomes, where nothing above it moves
        <Alert severity="success" variant="filled" role="status" square sx={{ flex: 'none', py: 0.25 }}>
          {texts.calls.registeredNow}
        </Alert>
      )}
      <OutcomeBar outcomes={active} busy={log.isPending} onChoose={choose} />
      {asked?.effect === 'callback' && (
        <CallbackDialog note={note} onClose={() => setAsking(null)} onPromise={(promised) => record(asked, promised)} />
      )}
      {asked?.effect === 'repair' && (
        <RepairDialog onClose={() => setAsking(null)} onRepair={(contact) => record(asked, { contact })} />
      )}
      {active.length === 0 && <Typography sx={{ p: 2 }}>{texts.common.loading}</Typography>}
    </Box>
  );
}

const targets: Readonly<Record<string, string>> = {
  m: '[data-note]',
  a: '[data-identity]',
  h: '[data-help] button',
};

/** Keys that go somewhere, and the one that dials. */
function press(key: string): boolean {
  if (key === 'd') {
    const dial = document.querySelector<HTMLElement>('[data-dial="0"]');
    dial?.click();
    return dial !== null;
  }
  const target = document.querySelector<HTMLElement>(targets[key] ?? 'none');
  target?.focus();
  return target !== null;
}
