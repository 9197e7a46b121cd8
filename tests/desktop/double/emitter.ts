import { EventEmitter } from 'node:events';

/** An event source that refuses listeners for events the double never tells. */
export class Emitter extends EventEmitter {
  readonly #name: string;
  readonly #known: ReadonlySet<string>;

  constructor(name: string, known: readonly string[]) {
    super();
    this.#name = name;
    this.#known = new Set([...known, 'newListener', 'removeListener']);
  }

  override on(event: string, listener: (...args: unknown[]) => void): this {
    this.#check(event);
    return super.on(event, listener);
  }

  override once(event: string, listener: (...args: unknown[]) => void): this {
    this.#check(event);
    return super.once(event, listener);
  }

  #check(event: string): void {
    if (!this.#known.has(event)) throw new Error(`The Electron double never tells '${event}' of ${this.#name}.`);
  }
}
