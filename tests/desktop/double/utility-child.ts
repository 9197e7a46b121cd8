// Loaded before a utility process's own file: gives it what Electron would.
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { pack, type Packed } from './codec.ts';

/** Keeps what arrives until somebody listens, as a message port does. */
class ParentPort extends EventEmitter {
  #early: Packed[] = [];

  constructor() {
    super();
    process.on('message', (message) => this.#pass(message as Packed));
    this.on('newListener', (event) => {
      if (event === 'message') queueMicrotask(() => this.#early.splice(0).forEach((message) => this.#pass(message)));
    });
  }

  #pass(message: Packed): void {
    if (!this.emit('message', { data: message.value, ports: [] })) this.#early.push(message);
  }

  postMessage(message: unknown): void {
    process.send?.(pack(message));
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron') throw new Error('The API must run as plain Node.');
    return next(specifier, context);
  },
});
