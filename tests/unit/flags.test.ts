import { describe, expect, it } from 'vitest';
import { parseFlags } from '#contract/flags.ts';

const said = (flags: string[], env: Record<string, string> = {}): string => {
  const parsed = parseFlags(flags, env);
  return parsed.ok ? 'fine' : parsed.message;
};
const open = ['--listen', '0.0.0.0', '--hosts', 'kapocs.example'];
const tls = ['--tls-cert', 'cert.pem', '--tls-key', 'key.pem'];

describe('a network setting', () => {
  it.each([
    [[], 'fine'],
    [['--listen', 'office'], '--listen wants an address'],
    [['--listen', '0.0.0.0'], 'say with --hosts'],
    [open, 'passwords in clear'],
    [['--listen', '::', '--hosts', 'kapocs.example'], 'passwords in clear'],
    [[...open, '--plain-http'], 'wants --proxies'],
    [[...open, '--plain-http', '--proxies', '10.0.0.7'], 'fine'],
    [[...open, ...tls], 'fine'],
    [[...open, ...tls, '--plain-http'], 'exclude each other'],
    [['--plain-http'], 'with --listen only'],
    [['--tls-cert', 'cert.pem'], 'belong together'],
    [['--listen', '::1'], 'fine'],
    [['--hosts', 'https://kapocs.example'], '--hosts wants names'],
    [['--hosts', 'kapocs.example:443'], '--hosts wants names'],
    [['--hosts', '*.example'], '--hosts wants names'],
    [['--hosts', 'kapocs.example, 192.168.1.5,[fd00::5]'], 'fine'],
    [['--proxies', '0.0.0.0/0'], '--proxies wants addresses'],
    [['--proxies', '::/0'], '--proxies wants addresses'],
    [['--proxies', 'proxy.example'], '--proxies wants addresses'],
    [['--proxies', '10.0.0.0/24,fd00::/64'], 'fine'],
    [['--portal-url', 'portal.example'], '--portal-url wants an address'],
  ])('%j: %s', (flags, answer) => expect(said(flags)).toContain(answer));

  it('is taken from the environment too, and a flag wins over it', () => {
    const env = {
      KAPOCS_LISTEN: '0.0.0.0',
      KAPOCS_HOSTS: 'kapocs.example',
      KAPOCS_PROXIES: '10.0.0.7',
      KAPOCS_PLAIN_HTTP: '1',
      KAPOCS_PORTAL_URL: 'https://portal.example/portal',
    };
    expect(parseFlags(['--hosts', 'Other.example'], env)).toMatchObject({
      ok: true,
      flags: {
        network: {
          listen: '0.0.0.0',
          hosts: ['other.example'],
          proxies: ['10.0.0.7'],
          plainHttp: true,
          portalUrl: 'https://portal.example/portal/',
        },
      },
    });
    expect(said([], { KAPOCS_PLAIN_HTTP: 'yes' })).toContain('KAPOCS_PLAIN_HTTP wants 1 or 0');
    expect(said([], { ...env, KAPOCS_HOSTS: '' })).toContain('say with --hosts');
  });
});
