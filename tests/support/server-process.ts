import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type ServerProcess = {
  pid: number;
  url: string;
  /** when it has ended, of itself or not */
  ended: Promise<number | null>;
  /** everything printed on stdout so far */
  printed: () => string;
  /** SIGTERM; the exit code */
  stop: () => Promise<number | null>;
  /** SIGKILL, as a power cut would */
  kill: () => Promise<void>;
};

/** It ended before it was ready: with a code when it refused (and said why), with none when it was killed. */
export class EndedEarly extends Error {
  readonly code: number | null;

  constructor(code: number | null, said: string) {
    super(`server ended with ${code}: ${said}`);
    this.code = code;
  }
}

/** The program as it is built. */
export const program = join(import.meta.dirname, '..', '..', 'out', 'api', 'server.js');

/** The program as people start it (`npm run serve`), in a process of its own. Rejects with stderr when it refuses. */
export function startServer(flags: readonly string[], env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, ...flags], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new EndedEarly(code, err)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const url = /^Kapocs: (\S+)$/m.exec(out)?.[1];
      if (!url || child.pid === undefined) return;
      resolve({
        pid: child.pid,
        url,
        ended,
        printed: () => out,
        stop: () => {
          child.kill('SIGTERM');
          return ended;
        },
        kill: async () => {
          child.kill('SIGKILL');
          await ended;
        },
      });
    });
  });
}
