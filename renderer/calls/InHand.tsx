import { Alert, Box, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { accounts } from '#contract/accounts.ts';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { calls } from '#contract/calls.ts';
import { hours } from '#contract/hours.ts';
import { secondsOf, talk } from '../shared/calls-in-hand.ts';
import { ConfirmDialog } from '../shared/ConfirmDialog.tsx';
import { worded } from '../shared/ErrorPanel.tsx';
import { useFormat } from '../shared/format.ts';
import { useRead, useWrite } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { CallbackDialog } from './CallbackDialog.tsx';
import { ClientView } from './ClientView.tsx';
import { keyOf, touched, written, type Draft } from './hand.ts';
import { isIdentified } from './identity.ts';
import { LostNote } from './LostNote.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';
import { RepairDialog } from './RepairDialog.tsx';
import { ending, putAway, typed } from './use-hand.ts';
import { useKeys } from './use-keys.ts';
import { outcomeWord } from './words.ts';

type InHandProps = { draft: Draft; outcomes: readonly CallOutcome[]; onNews: (news: string) => void };
type Extra = Partial<Parameters<ReturnType<typeof useWrite<typeof calls.outcome>>['mutateAsync']>[0]>;

/** A client in hand, until the call is logged or given back; what was typed is lost by neither a lease nor a tab. */
export function InHand({ draft, outcomes, onNews }: InHandProps) {
  const texts = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const { held, said, note, phone, lost } = draft;
  const { id, fence } = held.task;
  const loses = written(draft);
  const card = useRead(accounts.card, { id: held.account.id }, { topics: ['accounts', 'outbox', 'portal', 'calls'] });
  // known before the picker of a callback needs it
  const working = useRead(hours.see, {}, { topics: ['settings'] });
  const [asking, setAsking] = useState<CallOutcome | null>(null);
  const [leaving, setLeaving] = useState<'back' | 'off' | null>(null);
  const log = useWrite(calls.outcome, ['calls', 'accounts']);
  const release = useWrite(calls.release);
  const active = outcomes.filter((each) => each.active);

  const record = async (outcome: CallOutcome, extra: Extra = {}): Promise<void> => {
    const talked = talk.get();
    const goesOn = ending(keyOf(held));
    const answer = log.mutateAsync({
      id,
      fence,
      code: outcome.code,
      note,
      talkSeconds: talked?.taskId === id ? secondsOf(Date.now(), talked) : 0,
      identified: isIdentified(card.data, said),
      ...(phone === null ? {} : { phone }),
      ...extra,
    });
    const result = await answer.catch((failure: unknown) => {
      goesOn();
      throw failure;
    });
    talk.set(null);
    putAway();
    const what =
      result.notBefore === null
        ? texts.calls.ends[result.end ?? 'outcome']
        : texts.calls.again(format.instant(result.notBefore));
    onNews(texts.calls.logged(outcomeWord(texts, outcome), what));
    if (result.trouble !== null) toast(texts.calls.trouble, { kind: 'failed' });
  };
  const say = (failure: unknown): void => toast(worded(texts, failure).what, { kind: 'failed' });
  const choose = (outcome: CallOutcome): void => {
    if (log.isPending) return;
    if (outcome.effect === 'callback' || (outcome.effect === 'repair' && outcome.reached)) return setAsking(outcome);
    record(outcome).catch(say);
  };
  const giveBack = (): void => {
    const goesOn = ending(keyOf(held));
    release.mutateAsync({ id, fence }).then(
      () => {
        putAway();
        onNews(texts.calls.released);
      },
      (failure: unknown) => {
        goesOn();
        setLeaving(null);
        say(failure);
      },
    );
  };
  const leaveOff = (): void => {
    talk.set(null);
    putAway();
    onNews(texts.calls.putAway);
  };

  const going = useRef<string | null>(null);
  useEffect(() => {
    if (card.isPending || going.current === null) return;
    // the card has come: whoever was on the way to a field is there now
    press(going.current);
    going.current = null;
  }, [card.isPending]);
  const onKey = (key: string): boolean => {
    // what is typed for a field or a dialog that is not there yet must not be taken for an outcome
    if (going.current !== null || asking !== null) return true;
    if (key in targets) {
      if (!press(key) && card.isPending) going.current = key;
      return true;
    }
    const outcome = active.find((each) => each.key === key);
    if (outcome) choose(outcome);
    else if (key === 'n' && lost && !touched(draft)) leaveOff();
    else if (key === 'n') onNews(texts.calls.outcomeFirst);
    else if (key === 'v') void navigate('/calls/callbacks');
    else return press(key);
    return true;
  };
  useKeys(onKey);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <ClientView draft={draft} card={card} onRelease={() => (loses ? setLeaving('back') : giveBack())} />
      </Box>
      {lost && <LostNote held={held} onLeaveOff={() => (loses ? setLeaving('off') : leaveOff())} />}
      {held.account.confirmedAt !== null && (
        // beside the outcomes, where nothing above it moves
        <Alert severity="success" variant="filled" role="status" square sx={{ flex: 'none', py: 0.25 }}>
          {texts.calls.registeredNow}
        </Alert>
      )}
      <OutcomeBar outcomes={active} busy={log.isPending} onChoose={choose} />
      {asking?.effect === 'callback' && (
        <CallbackDialog
          working={working}
          words={draft.words ?? note}
          onWords={(words) => typed({ words })}
          onClose={() => setAsking(null)}
          onPromise={(promised) => record(asking, promised)}
        />
      )}
      {asking?.effect === 'repair' && (
        <RepairDialog
          first={draft.repair}
          onType={(repair) => typed({ repair })}
          onClose={() => setAsking(null)}
          onRepair={(contact) => record(asking, { contact })}
        />
      )}
      {leaving !== null && (
        <ConfirmDialog
          title={texts.calls.losesTitle}
          action={leaving === 'back' ? texts.calls.release : texts.calls.leaveOff}
          destructive
          onClose={() => setLeaving(null)}
          onConfirm={leaving === 'back' ? giveBack : leaveOff}
        >
          {texts.calls.losesText}
        </ConfirmDialog>
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
