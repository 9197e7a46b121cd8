import { helpText } from './flag-help.ts';
import { isAddress, isHostName, isProxy, type Network, ownMachine, unsafe } from './network.ts';
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
  network: Network;
  metricsToken: string | null;
};

/** `code` is what the program ends with when there is nothing to start: 0 after --help, 2 after a refusal. */
export type ParsedFlags = { ok: true; flags: Flags } | { ok: false; message: string; code: 0 | 2 };

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

const listed = (name: string, text: string, fits: (item: string) => boolean, wanted: string): string[] =>
  text.split(',').map((each) => {
    const item = each.trim().toLowerCase();
    return fits(item) ? item : refuse(`${name} wants ${wanted}, not "${each.trim()}".`);
  });

const hosts = (name: string, text: string): string[] =>
  listed(name, text, isHostName, 'names such as kapocs.office.example, without scheme or port');

const proxies = (name: string, text: string): string[] =>
  listed(name, text, isProxy, 'addresses such as 10.0.0.7 or 10.0.0.0/24');

const listen = (name: string, text: string): string =>
  isAddress(text) ? text : refuse(`${name} wants an address of this machine such as 0.0.0.0, not "${text}".`);

const webAddress = (name: string, text: string): string =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).search === ''
    ? text.replace(/\/*$/, '/')
    : refuse(`${name} wants an address such as https://portal.example/portal/, not "${text}".`);

const secret = (text: string): string =>
  /^[\w.~+/=-]{24,200}$/.test(text) ? text : refuse('KAPOCS_METRICS_TOKEN wants 24 to 200 letters, digits or signs.');

type Taking = { value: (name: string) => string; bare: (name: string) => void };

const readers: Record<string, (flags: Flags, take: Taking) => void> = {
  '--data': (flags, take) => void (flags.data = take.value('--data')),
  '--port': (flags, take) => void (flags.port = port('--port', take.value('--port'))),
  '--portal-port': (flags, take) => void (flags.portalPort = portOrOff('--portal-port', take.value('--portal-port'))),
  '--clock': (flags, take) => void (flags.clock = instant(take.value('--clock'))),
  '--listen': (flags, take) => void (flags.network.listen = listen('--listen', take.value('--listen'))),
  '--hosts': (flags, take) => void (flags.network.hosts = hosts('--hosts', take.value('--hosts'))),
  '--proxies': (flags, take) => void (flags.network.proxies = proxies('--proxies', take.value('--proxies'))),
  '--tls-cert': (flags, take) => certify(flags.network, { certificate: take.value('--tls-cert') }),
  '--tls-key': (flags, take) => certify(flags.network, { key: take.value('--tls-key') }),
  '--portal-url': (flags, take) =>
    void (flags.network.portalUrl = webAddress('--portal-url', take.value('--portal-url'))),
  '--plain-http': (flags, take) => {
    take.bare('--plain-http');
    flags.network.plainHttp = true;
  },
  '--training': (flags, take) => {
    take.bare('--training');
    flags.training = true;
  },
  '--no-open': (flags, take) => {
    take.bare('--no-open');
    flags.open = false;
  },
};

function certify(network: Network, file: Partial<NonNullable<Network['tls']>>): void {
  network.tls = { certificate: '', key: '', ...network.tls, ...file };
}

type Environment = Readonly<Record<string, string | undefined>>;

function networkFrom(env: Environment): Network {
  const certificate = env['KAPOCS_TLS_CERT'] ?? '';
  const key = env['KAPOCS_TLS_KEY'] ?? '';
  const plain = env['KAPOCS_PLAIN_HTTP'] || '0';
  if (plain !== '0' && plain !== '1') refuse(`KAPOCS_PLAIN_HTTP wants 1 or 0, not "${plain}".`);
  return {
    listen: env['KAPOCS_LISTEN'] ? listen('KAPOCS_LISTEN', env['KAPOCS_LISTEN']) : ownMachine.listen,
    hosts: env['KAPOCS_HOSTS'] ? hosts('KAPOCS_HOSTS', env['KAPOCS_HOSTS']) : [],
    proxies: env['KAPOCS_PROXIES'] ? proxies('KAPOCS_PROXIES', env['KAPOCS_PROXIES']) : [],
    tls: certificate === '' && key === '' ? null : { certificate, key },
    plainHttp: plain === '1',
    portalUrl: env['KAPOCS_PORTAL_URL'] ? webAddress('KAPOCS_PORTAL_URL', env['KAPOCS_PORTAL_URL']) : null,
  };
}

function refuseUnsafe({ network }: Flags): void {
  if (network.tls !== null && (network.tls.certificate === '' || network.tls.key === ''))
    refuse('--tls-cert and --tls-key belong together; one of them is missing.');
  const why = unsafe(network);
  if (why !== null) refuse(why);
}

function fromEnvironment(env: Environment): Flags {
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
    network: networkFrom(env),
    metricsToken: env['KAPOCS_METRICS_TOKEN'] ? secret(env['KAPOCS_METRICS_TOKEN']) : null,
  };
}

/** Reads flags over environment over defaults; the message of a refusal is one line for stderr. */
export function parseFlags(argv: readonly string[], env: Environment): ParsedFlags {
  if (argv.includes('--help')) return { ok: false, message: helpText, code: 0 };
  try {
    const flags = fromEnvironment(env);
    for (let at = 0; at < argv.length; at += 1) {
      const [name = '', inline] = (argv[at] ?? '').split(/=(.*)/s);
      if (name === '--demo') {
        const next = argv[at + 1] ?? '';
        if (inline === undefined && /^\d+$/.test(next)) refuse(`--demo takes its number behind "=": --demo=${next}.`);
        flags.demo = inline === undefined ? DEFAULT_DEMO : count(inline);
        flags.training = true;
        continue;
      }
      const read = readers[name] ?? refuse(`Unknown flag "${name}"; --help lists them.`);
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
    refuseUnsafe(flags);
    return { ok: true, flags };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message, code: 2 };
    throw error;
  }
}
