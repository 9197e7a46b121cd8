import { fork } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { ForkOptions, UtilityProcess } from 'electron';
import { app, utilities } from './app.ts';
import { Emitter } from './emitter.ts';
import { pack, type Packed } from './codec.ts';
import { only } from './missing.ts';

const childPart = pathToFileURL(join(import.meta.dirname, 'utility-child.ts')).href;

/** A Node process with `process.parentPort`, in the place of Electron's. */
class Utility extends Emitter implements Pick<UtilityProcess, 'pid' | 'postMessage' | 'kill' | 'stdout' | 'stderr'> {
  readonly #child;
  pid: number | undefined;

  constructor(path: string, args: string[], { serviceName = 'Node Utility Process', stdio = 'inherit' }: ForkOptions) {
    super('utilityProcess', ['spawn', 'message', 'exit']);
    if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
    const out = stdio === 'pipe' ? 'pipe' : 'inherit';
    this.#child = fork(path, args, { execArgv: ['--import', childPart], stdio: ['ignore', out, out, 'ipc'] });
    this.#child.on('spawn', () => {
      this.pid = this.#child.pid;
      if (this.pid !== undefined) utilities.set(this.pid, serviceName);
      this.emit('spawn');
    });
    this.#child.on('message', (message) => this.emit('message', (message as Packed).value));
    this.#child.on('exit', (code) => {
      if (this.pid !== undefined) utilities.delete(this.pid);
      this.pid = undefined;
      this.emit('exit', code ?? 1);
    });
    process.on('exit', () => this.#child.kill('SIGKILL'));
  }

  get stdout(): NodeJS.ReadableStream | null {
    return this.#child.stdout;
  }

  get stderr(): NodeJS.ReadableStream | null {
    return this.#child.stderr;
  }

  postMessage(message: unknown): void {
    this.#child.send(pack(message));
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = only('utilityProcess', {
  fork: (path: string, args: string[] = [], options: ForkOptions = {}) => new Utility(path, args, options),
});
