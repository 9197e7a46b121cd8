import { settable } from './training.ts';

/** The command line and environment of `start`, `serve` and the desktop shell (surface.md, Commands). */
export type Flags = {
  data: string | null;
  port: number;
  portalPort: number | 'off';
  demo: number | null;
  training: boolean;
  clock: string | null;
  open: boolean;
  databaseUrl: string | null;
  keyFile: string | null;
};

export type ParsedFlags = { ok: true; flags: Flags } | { ok: false; message: string };

const DEFAULT_DEMO = 2000;
const MOST_DEMO = 5_000_000;

class Refusal extends Error {}

const refuse = (message: string): never => {
  throw new Refusal(message);
};

const port = (name: string, text: string): number => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    refuse(`${name} wants a port number from 0 to 65535, not "${text}".`);
  return Number(text);
};

const portOrOff = (name: string, text: string): number | 'off' => (text === 'off' ? 'off' : port(name, text));

const count = (text: string): number => {
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > MOST_DEMO)
    refuse(`--demo wants a number of accounts from 1 to ${MOST_DEMO}, not "${text}".`);
  return Number(text);
};

const instant = (text: string): string => {
  if (
    !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text) ||
    Number.isNaN(Date.parse(text)) ||
    !settable(text)
  )
    refuse(`--clock wants an ISO time such as 2012-02-15T09:00:00Z, not "${text}".`);
  return new Date(text).toISOString();
};

const database = (text: string): string => {
  if (!/^postgres(ql)?:\/\//.test(text)) refuse('KAPOCS_DATABASE_URL must begin with postgres://.');
  return text;
};

type Taking = { value: (name: string) => string; bare: (name: string) => void };

const readers: Record<string, (flags: Flags, take: Taking) => void> = {
  '--data': (flags, take) => void (flags.data = take.value('--data')),
  '--port': (flags, take) => void (flags.port = port('--port', take.value('--port'))),
  '--portal-port': (flags, take) => void (flags.portalPort = portOrOff('--portal-port', take.value('--portal-port'))),
  '--clock': (flags, take) => void (flags.clock = instant(take.value('--clock'))),
  '--training': (flags, take) => {
    take.bare('--training');
    flags.training = true;
  },
  '--no-open': (flags, take) => {
    take.bare('--no-open');
    flags.open = false;
  },
};

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Flags {
  return {
    data: env['KAPOCS_DATA'] || null,
    port: env['KAPOCS_PORT'] ? port('KAPOCS_PORT', env['KAPOCS_PORT']) : 47100,
    portalPort: env['KAPOCS_PORTAL_PORT'] ? portOrOff('KAPOCS_PORTAL_PORT', env['KAPOCS_PORTAL_PORT']) : 47101,
    demo: null,
    training: false,
    clock: null,
    open: true,
    databaseUrl: env['KAPOCS_DATABASE_URL'] ? database(env['KAPOCS_DATABASE_URL']) : null,
    keyFile: env['KAPOCS_KEY_FILE'] || null,
  };
}

/** Reads flags over environment over defaults; the message of a refusal is one line for stderr. */
export function parseFlags(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): ParsedFlags {
  try {
    const flags = fromEnvironment(env);
    for (let at = 0; at < argv.length; at += 1) {
      const [name = '', inline] = (argv[at] ?? '').split(/=(.*)/s);
      if (name === '--demo') {
        flags.demo = inline === undefined ? DEFAULT_DEMO : count(inline);
        flags.training = true;
        continue;
      }
      const read = readers[name] ?? refuse(`Unknown flag "${name}".`);
      read(flags, {
        value: (flag) => {
          const value = inline ?? argv[(at += 1)];
          return value === undefined || value === '' || value.startsWith('--')
            ? refuse(`${flag} wants a value.`)
            : value;
        },
        bare: (flag) => (inline === undefined ? undefined : refuse(`${flag} takes no value.`)),
      });
    }
    if (flags.clock !== null && !flags.training) refuse('--clock works in training only; add --training.');
    return { ok: true, flags };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message };
    throw error;
  }
}
