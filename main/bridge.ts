import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { type DesktopAnswer, type DesktopCode, type DesktopOutput, desktopShapes } from '#contract/desktop.ts';
import { callChannel, type DesktopCall, desktopCalls } from '#contract/desktop-names.ts';
import type { Log } from './log.ts';

type Checked<C extends DesktopCall> = z.output<(typeof desktopShapes)[C]['input']>;

export type BridgeHandlers = {
  [C in DesktopCall]: (input: Checked<C>) => DesktopOutput<C> | Promise<DesktopOutput<C>>;
};

/** Thrown by a handler that answers with a code. */
export class Unanswered extends Error {
  readonly code: DesktopCode;

  constructor(code: DesktopCode) {
    super(code);
    this.code = code;
  }
}

/** The one way into the shell: top frame of our own origin, checked argument, and always an answer. */
export function serveBridge(isOwn: (url: string) => boolean, handlers: BridgeHandlers, log: Log): void {
  for (const call of desktopCalls) {
    ipcMain.handle(callChannel(call), async (event, input: unknown) => {
      if (!fromOwnPage(event, isOwn)) return { code: 'FOREIGN_SENDER' } satisfies DesktopAnswer<never>;
      return answer(call, handlers, input, log);
    });
  }
}

function fromOwnPage({ senderFrame: frame }: IpcMainInvokeEvent, isOwn: (url: string) => boolean): boolean {
  // null once the frame has navigated away or is gone
  return frame !== null && frame.parent === null && isOwn(frame.url);
}

async function answer<C extends DesktopCall>(
  call: C,
  handlers: BridgeHandlers,
  input: unknown,
  log: Log,
): Promise<DesktopAnswer<DesktopOutput<C>>> {
  const checked = desktopShapes[call].input.safeParse(input);
  if (!checked.success) return { code: 'BAD_ARGUMENTS' };
  try {
    return { ok: await handlers[call](checked.data as Checked<C>) };
  } catch (error) {
    if (error instanceof Unanswered) return { code: error.code };
    log.line(`${call} failed: ${error instanceof Error ? error.name : 'unknown cause'}`);
    return { code: 'FAILED' };
  }
}
