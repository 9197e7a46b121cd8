import { useEffect, useState } from 'react';
import type { CodeState, NextCall } from '#contract/portal.ts';
import type { ApiFailure } from '../../shared/api-client.ts';
import { useWords } from '../language.ts';
import { useSending } from '../use-sending.ts';
import { FailureNote } from './FailureNote.tsx';

const LOOK_AGAIN_MS = 10_000;

type Props = {
  /** where the code stands, asked again now and then; must stay the same function */
  look: () => Promise<CodeState | null>;
  resend: () => Promise<{ next: NextCall }>;
  /** what the last try failed with */
  tried: ApiFailure | null;
};

function useCode(look: Props['look']): { code: CodeState | null; ask: () => Promise<void> } {
  const [code, setCode] = useState<CodeState | null>(null);
  const ask = (): Promise<void> => look().then(setCode, () => undefined);
  useEffect(() => {
    let gone = false;
    const askAgain = (): void =>
      void look().then(
        (found) => gone || setCode(found),
        () => undefined,
      );
    askAgain();
    const timer = setInterval(askAgain, LOOK_AGAIN_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [look]);
  return { code, ask };
}

/** Counts whole seconds down to nought, then shows what it holds. */
function After({ seconds, children }: { seconds: number; children: React.ReactNode }) {
  const words = useWords().resend;
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = Date.now() + seconds * 1000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [seconds]);
  return left > 0 ? <p className="hint">{words.wait(left)}</p> : children;
}

/** Whether the message went, how many tries are left, and another code when one may be asked for. */
export function ResendCode({ look, resend, tried }: Props) {
  const words = useWords().resend;
  const { code, ask } = useCode(look);
  const [resent, setResent] = useState(false);
  const sending = useSending();
  if (code === null) return null;
  const failed = code.delivery === 'failed';
  const left = Number(tried?.details['triesLeft'] ?? code.triesLeft);
  return (
    <div className="resend">
      <div aria-live="polite">
        {failed && <p className="failure">{words.failed}</p>}
        {resent && !failed && <p>{words.sent}</p>}
        {tried !== null && <p>{words.tries(left)}</p>}
      </div>
      {sending.failure && <FailureNote failure={sending.failure} />}
      <After key={code.sentAt} seconds={code.resendIn}>
        <button
          type="button"
          className="quiet"
          aria-disabled={sending.busy}
          onClick={() =>
            sending.send(resend, () => {
              setResent(true);
              void ask();
            })
          }
        >
          {words.ask}
        </button>
      </After>
    </div>
  );
}
