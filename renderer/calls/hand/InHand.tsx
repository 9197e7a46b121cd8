import { Box, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { accounts } from '#contract/accounts.ts';
import type { CallOutcome } from '#contract/call-outcomes.ts';
import { calls } from '#contract/calls.ts';
import type { Output } from '#contract/endpoint.ts';
import { hours } from '#contract/hours.ts';
import { secondsOf, talk } from '../../shared/calls-in-hand.ts';
import { useClock } from '../../shared/clock.ts';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { worded } from '../../shared/worded.ts';
import { useFormat } from '../../shared/format.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { likelyTimes } from './callback-times.ts';
import { CallbackDialog } from './CallbackDialog.tsx';
import { ClientView } from './ClientView.tsx';
import { dialNext } from './dial.ts';
import { keyOf, touched, written, type Draft } from './hand.ts';
import { LostNote } from './LostNote.tsx';
import { NumberDialog } from './NumberDialog.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';
import { questionOf, type Question } from './question.ts';
import { Registered } from './Registered.tsx';
import { RepairDialog } from './RepairDialog.tsx';
import { ending, putAway, typed } from './use-hand.ts';
import { useKeys } from '../use-keys.ts';
import { outcomeWord } from '../words.ts';

type InHandProps = { draft: Draft; outcomes: readonly CallOutcome[]; onNews: (news: string) => void };
type Extra = Partial<Parameters<ReturnType<typeof useWrite<typeof calls.outcome>>['mutateAsync']>[0]>;

/** A client in hand, until the call is logged or given back; what was typed is lost by neither a lease nor a tab. */
export function InHand({ draft, outcomes, onNews }: InHandProps) {
  const texts = useTexts();
  const format = useFormat();
  const navigate = useNavigate();
  const { held, identified, note, complaint, phone, lost } = draft;
  const { id, fence } = held.task;
  const loses = written(draft);
  const card = useRead(accounts.card, { id: held.account.id }, { topics: ['accounts', 'outbox', 'portal', 'calls'] });
  // known before the picker of a callback needs it
  const working = useRead(hours.see, {}, { topics: ['settings'] });
  const [asking, setAsking] = useState<CallOutcome | null>(null);
  const [leaving, setLeaving] = useState<'back' | 'off' | null>(null);
  const log = useWrite(calls.outcome, ['calls', 'accounts']);
  const release = useWrite(calls.release);
  const clock = useClock();
  const active = outcomes.filter((each) => each.active);
  const avoid = new Set(held.task.avoid.map((each) => each.phone));
  const phones = held.task.phones.map((each) => each.phone).filter((each) => !avoid.has(each));

  const follows = ({ recorded, takenBy, notBefore, end }: Output<typeof calls.outcome>): string => {
    if (recorded === 'beside') return texts.calls.beside(takenBy);
    if (recorded === 'again') return texts.calls.recordedBefore;
    return notBefore === null ? texts.calls.ends[end ?? 'outcome'] : texts.calls.again(format.instant(notBefore));
  };
  const record = async (outcome: CallOutcome, extra: Extra = {}): Promise<void> => {
    const talked = talk.get();
    const goesOn = ending(keyOf(held));
    const answer = log.mutateAsync({
      id,
      fence,
      code: outcome.code,
      note,
      talkSeconds: talked?.taskId === id ? secondsOf(Date.now(), talked) : 0,
      identified,
      complaint,
      ...(phone === null ? {} : { phone }),
      ...extra,
    });
    const result = await answer.catch((failure: unknown) => {
      goesOn();
      throw failure;
    });
    talk.set(null);
    putAway();
    onNews(texts.calls.logged(outcomeWord(texts, outcome), follows(result)));
    if (result.trouble !== null) toast(texts.calls.trouble, { kind: 'failed' });
  };
  const say = (failure: unknown): void => toast(worded(texts, failure).what, { kind: 'failed' });
  const asked = (outcome: CallOutcome): Question | null => questionOf(outcome, { phones, dialled: phone });
  /** The answer of whoever wants no question: called back in an hour, nothing to repair, the first number. */
  const usual = (question: Question): Extra | null => {
    const [first] = phones;
    if (question !== 'when') return question === 'which' && first !== undefined ? { phone: first } : {};
    if (working.data === undefined) return null;
    return { callbackAt: likelyTimes(clock(), working.data).hour, callbackFor: 'me', note: draft.words ?? note };
  };
  const choose = (outcome: CallOutcome, atOnce = false): void => {
    if (log.isPending) return;
    if (complaint && note.trim() === '') {
      onNews(texts.calls.complaintWords);
      press('m');
      return;
    }
    const question = asked(outcome);
    const extra = question === null ? {} : atOnce ? usual(question) : null;
    if (extra === null) setAsking(outcome);
    else record(outcome, extra).catch(say);
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

  const close = (): void => setAsking(null);

  const going = useRef<string | null>(null);
  useEffect(() => {
    if (card.isPending || going.current === null) return;
    // the card has come: whoever was on the way to a field is there now
    press(going.current);
    going.current = null;
  }, [card.isPending]);
  const onKey = (key: string, shift: boolean): boolean => {
    // what is typed for a field or a dialog that is not there yet must not be taken for an outcome
    if (going.current !== null || asking !== null) return true;
    if (key in targets) {
      if (!press(key) && card.isPending) going.current = key;
      return true;
    }
    const outcome = active.find((each) => each.key === key);
    if (outcome) choose(outcome, shift);
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
      <Registered held={held} />
      <OutcomeBar
        outcomes={active}
        note={note}
        complaint={complaint}
        asked={asked}
        busy={log.isPending}
        onChoose={choose}
      />
      {asking !== null && asked(asking) === 'when' && (
        <CallbackDialog
          working={working}
          words={draft.words ?? note}
          onWords={(words) => typed({ words })}
          onClose={close}
          onPromise={(promised) => record(asking, promised)}
        />
      )}
      {asking !== null && asked(asking) === 'which' && (
        <NumberDialog
          phones={phones}
          onChoose={(dialled) => {
            close();
            record(asking, { phone: dialled }).catch(say);
          }}
          onClose={close}
        />
      )}
      {asking !== null && asked(asking) === 'what' && (
        <RepairDialog
          first={draft.repair}
          onType={(repair) => typed({ repair })}
          onClose={close}
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
  if (key === 'd') return dialNext();
  const target = document.querySelector<HTMLElement>(targets[key] ?? 'none');
  target?.focus();
  return target !== null;
}
