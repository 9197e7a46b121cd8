import { pack, type Packed } from './codec.ts';

/** Name of the isolated world the preload lives in, and of the binding it alone can see. */
export const WORLD = 'kapocs-preload';
export const BINDING = 'kapocsToMain';

/** From the preload to the main process. */
export type FromPreload =
  { kind: 'invoke'; id: number; channel: string; args: Packed[] } | { kind: 'broken'; message: string };

/** What passes between page and preload, as text in the detail of a DOM event. */
type Said =
  | { kind: 'expose'; name: string; functions: string[] }
  | { kind: 'call'; id: number; name: string; args: (Packed | { listener: number })[] }
  | { kind: 'cancel'; id: number }
  | { kind: 'result'; id: number; cancels: boolean; packed?: Packed; error?: string }
  | { kind: 'settled'; id: number; packed?: Packed; error?: string }
  | { kind: 'heard'; listener: number; packed: Packed };

type IsolatedGlobal = {
  [BINDING]: (text: string) => void;
  kapocsFromMain: {
    reply: (id: number, packed: Packed, error?: string) => void;
    emit: (channel: string, args: Packed[]) => void;
  };
};

/** Page side of contextBridge: functions of one object, with plain arguments, listeners, promises and an "off" function. */
function inPage(event: string, pack: (value: unknown) => Packed): void {
  let counted = 0;
  let answer: Extract<Said, { kind: 'result' }> | undefined;
  const listeners = new Map<number, (data: unknown) => void>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const say = (said: Said): void => {
    document.dispatchEvent(new CustomEvent(`${event}:to-preload`, { detail: JSON.stringify(said) }));
  };

  function call(name: string, args: unknown[]): unknown {
    const id = (counted += 1);
    const packed = args.map((arg) => {
      if (typeof arg !== 'function') return pack(arg);
      listeners.set(id, arg as (data: unknown) => void);
      return { listener: id };
    });
    answer = undefined;
    say({ kind: 'call', id, name, args: packed });
    if (answer === undefined) return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
    const { cancels, packed: result, error } = answer as Extract<Said, { kind: 'result' }>;
    if (error !== undefined) throw new Error(error);
    return cancels ? () => say({ kind: 'cancel', id }) : result?.value;
  }

  document.addEventListener(`${event}:to-page`, (heard) => {
    const said = JSON.parse((heard as CustomEvent<string>).detail) as Said;
    if (said.kind === 'expose') {
      const api = Object.fromEntries(said.functions.map((name) => [name, (...args: unknown[]) => call(name, args)]));
      Object.defineProperty(globalThis, said.name, { value: Object.freeze(api), enumerable: true });
    } else if (said.kind === 'result') answer = said;
    else if (said.kind === 'heard') listeners.get(said.listener)?.(said.packed.value);
    else if (said.kind === 'settled') {
      const promise = promises.get(said.id);
      promises.delete(said.id);
      if (said.error === undefined) promise?.resolve(said.packed?.value);
      else promise?.reject(new Error(said.error));
    }
  });
}

/** Preload side: the part of `electron` a sandboxed preload may require, and the preload itself. */
function inIsolatedWorld(
  event: string,
  binding: 'kapocsToMain',
  pack: (value: unknown) => Packed,
  preload: (require: (id: string) => unknown, module: { exports: object }, exports: object) => void,
): void {
  const world = globalThis as unknown as IsolatedGlobal;
  let counted = 0;
  let exposed: Record<string, (...args: unknown[]) => unknown> = {};
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const channels = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const cancels = new Map<number, () => void>();
  const text = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  const say = (said: Said): void => {
    document.dispatchEvent(new CustomEvent(`${event}:to-page`, { detail: JSON.stringify(said) }));
  };
  const toMain = (message: FromPreload): void => world[binding](JSON.stringify(message));

  world.kapocsFromMain = {
    reply: (id, packed, error) => {
      const promise = asked.get(id);
      asked.delete(id);
      if (error === undefined) promise?.resolve(packed.value);
      else promise?.reject(new Error(error));
    },
    emit: (channel, args) => {
      for (const listener of channels.get(channel) ?? []) listener({}, ...args.map(({ value }) => value));
    },
  };

  function run({ id, name, args }: Extract<Said, { kind: 'call' }>): void {
    const given = args.map((arg) =>
      'listener' in arg
        ? (data: unknown) => say({ kind: 'heard', listener: arg.listener, packed: pack(data) })
        : arg.value,
    );
    try {
      const result = exposed[name]?.(...given);
      if (result instanceof Promise) {
        result.then(
          (value) => say({ kind: 'settled', id, packed: pack(value) }),
          (error: unknown) => say({ kind: 'settled', id, error: text(error) }),
        );
      } else if (typeof result === 'function') {
        cancels.set(id, result as () => void);
        say({ kind: 'result', id, cancels: true });
      } else say({ kind: 'result', id, cancels: false, packed: pack(result) });
    } catch (error) {
      say({ kind: 'result', id, cancels: false, error: text(error) });
    }
  }

  document.addEventListener(`${event}:to-preload`, (heard) => {
    const said = JSON.parse((heard as CustomEvent<string>).detail) as Said;
    if (said.kind === 'call') run(said);
    else if (said.kind === 'cancel') cancels.get(said.id)?.();
  });

  const strict = (name: string, parts: object): object =>
    new Proxy(parts, {
      get: (target, key) => {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key) as unknown;
        throw new Error(`The Electron double has no ${name}.${key} for a preload.`);
      },
    });
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, api: typeof exposed) => {
        exposed = api;
        say({ kind: 'expose', name, functions: Object.keys(api) });
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      invoke: async (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = (counted += 1);
          asked.set(id, { resolve, reject });
          toMain({ kind: 'invoke', id, channel, args: args.map(pack) });
        }),
      on: (channel: string, listener: () => void) =>
        channels.set(channel, [...(channels.get(channel) ?? []), listener]),
      removeListener: (channel: string, listener: () => void) =>
        channels.set(
          channel,
          (channels.get(channel) ?? []).filter((one) => one !== listener),
        ),
    }),
  });
  const require = (id: string): unknown => {
    if (id === 'electron') return electron;
    throw new Error(`A sandboxed preload may not require ${id}.`);
  };
  const module = { exports: {} };
  try {
    preload(require, module, module.exports);
  } catch (error) {
    toMain({ kind: 'broken', message: text(error) });
  }
}

const EVENT = 'kapocs-double';

export const pageSource = (): string => `(${inPage.toString()})('${EVENT}', ${pack.toString()});`;

/** The preload stands in the text itself: evaluating it would be subject to the page's own rules. */
export const isolatedSource = (preload: string): string =>
  `(${inIsolatedWorld.toString()})('${EVENT}', '${BINDING}', ${pack.toString()}, function (require, module, exports) {\n${preload}\n});`;
