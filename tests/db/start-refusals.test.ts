import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { program, startServer } from '../support/server-process.ts';

const root = join(import.meta.dirname, '..', '..');

type Ended = { code: number; out: string; err: string };

const run = (flags: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...flags],
      { env: { ...process.env, ...env }, timeout: 60_000 },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? -1) : 0, out, err }),
    );
  });

describe('a start that cannot go well', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kapocs-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const refused = (ended: Ended, said: RegExp): void => {
    expect(ended.code).toBe(2);
    expect(ended.out).toBe('');
    expect(ended.err.trim().split('\n')).toHaveLength(1);
    expect(ended.err).toMatch(said);
  };

  it.each([
    [['--nonsense'], /Unknown flag "--nonsense"; --help lists them/],
    [['--demo', '300'], /--demo=300/],
    [['--port', 'seven'], /--port wants a port number/],
    [['--port', '70000'], /0 to 65535/],
    [['--demo=0'], /--demo wants a number of accounts/],
    [['--clock', '2012-02-15'], /--training/],
    [['--training', '--clock', 'yesterday'], /--clock wants an ISO time/],
    [['--data'], /--data wants a value/],
    [['--listen', '0.0.0.0'], /say with --hosts/],
    [['--tls-cert', '/none.pem', '--tls-key', '/none.pem'], /TLS_UNUSABLE: \/none.pem/],
  ])('%j is refused in one line', async (flags, said) => {
    refused(
      await run(
        [...flags, '--data', folder].slice(
          flags[0] === '--data' ? 0 : undefined,
          flags[0] === '--data' ? 1 : undefined,
        ),
      ),
      said,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an address of a database that is not PostgreSQL’s', async () => {
    refused(await run(['--data', folder], { KAPOCS_DATABASE_URL: 'mysql://nowhere' }), /postgres:\/\//);
  });

  it('a database server that does not answer', async () => {
    refused(
      await run(['--data', folder], { KAPOCS_DATABASE_URL: 'postgres://a:b@127.0.0.1:9/none' }),
      /DATABASE_UNREACHABLE: 127.0.0.1:9\)/,
    );
  });

  it('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { err, ...ended } = await run(['--data', file]);
    refused({ err, ...ended }, /FOLDER_UNWRITABLE/);
    expect(err).toContain(`(FOLDER_UNWRITABLE: ${file})`);
  });

  it.runIf(existsSync('/proc/self'))('a data folder where nothing can be made', async () => {
    refused(await run(['--data', '/proc/kapocs/data']), /FOLDER_UNWRITABLE/);
  });

  it('a port another program has, where others know the door by it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const flags = ['--data', folder, '--hosts', 'kapocs.example', '--portal-port', 'off', '--port', String(port)];
    refused(await run(flags), new RegExp(`PORT_REFUSED: ${port}`));
    other.close();
  });

  it('tells its flags when asked for help, and ends well', async () => {
    const { code, out } = await run(['--help']);
    expect(code).toBe(0);
    for (const name of ['--hosts', '--proxies', 'KAPOCS_TLS_CERT', '--portal-url']) expect(out).toContain(name);
  });

  it('a demo in a folder that holds something', async () => {
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    refused(await run(['--data', folder, '--demo=10']), /name another with --data.*FOLDER_NOT_EMPTY/);
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  it('a demo that could not begin leaves its folder empty, and begins there later', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const flags = ['--data', folder, '--demo=10', '--portal-port', 'off', '--port'];
    refused(await run([...flags, String(port), '--hosts', 'kapocs.example']), /PORT_REFUSED/);
    other.close();
    expect(readdirSync(folder)).toEqual([]);
    const server = await startServer([...flags, '0']);
    expect(await server.stop()).toBe(0);
  });

  it('a key that is not the one', async () => {
    const first = await startServer(['--data', folder, '--port', '0', '--portal-port', 'off']);
    await first.stop();
    chmodSync(join(folder, 'kapocs.key'), 0o600);
    writeFileSync(join(folder, 'kapocs.key'), `${'00'.repeat(32)}\n`);
    refused(await run(['--data', folder, '--port', '0']), /KEY_WRONG/);
    rmSync(join(folder, 'kapocs.key'));
    refused(await run(['--data', folder, '--port', '0']), /KEY_MISSING/);
    writeFileSync(join(folder, 'kapocs.key'), 'not a key');
    refused(await run(['--data', folder, '--port', '0']), /KEY_WRONG/);
  });

  it('a key file that can be neither read nor written', async () => {
    const keyFile = join(folder, 'no', 'such', 'folder', 'kapocs.key');
    refused(
      await run(['--data', join(folder, 'data'), '--port', '0'], { KAPOCS_KEY_FILE: keyFile }),
      /KEY_UNREACHABLE/,
    );
  });

  it('begins anew where an earlier start was cut off before it had a key', async () => {
    writeFileSync(join(folder, 'kapocs.key'), '');
    const server = await startServer(['--data', folder, '--port', '0', '--portal-port', 'off']);
    expect(readFileSync(join(folder, 'kapocs.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(await server.stop()).toBe(0);
  });

  it('a clock beyond years of four digits', async () => {
    refused(
      await run(['--training', '--clock', '9999-12-31T23:59:59Z', '--data', folder]),
      /--clock wants an ISO time/,
    );
  });

  it('a second program on the same folder', async () => {
    const first = await startServer(['--data', folder, '--port', '0', '--portal-port', 'off']);
    refused(await run(['--data', folder, '--port', '0']), /FOLDER_IN_USE/);
    await first.kill();
    const again = await startServer(['--data', folder, '--port', '0', '--portal-port', 'off']);
    expect(await again.stop()).toBe(0);
  });

  it('a database whose file may not be opened', async () => {
    mkdirSync(join(folder, 'kapocs.sqlite'));
    writeFileSync(join(folder, 'kapocs.key'), `${'00'.repeat(32)}\n`);
    refused(await run(['--data', folder, '--port', '0']), /FOLDER_UNWRITABLE/);
  });

  it('moves to the next port when the wanted one is taken, and stops cleanly on SIGTERM', async () => {
    const squatter = createServer();
    const taken = await new Promise<number>((resolve) => {
      squatter.listen(0, '127.0.0.1', () => {
        const address = squatter.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    mkdirSync(join(folder, 'data'));
    const server = await startServer(['--data', join(folder, 'data'), '--port', String(taken), '--portal-port', '0']);
    expect(Number(new URL(server.url).port)).not.toBe(taken);
    expect(await server.stop()).toBe(0);
    squatter.close();
  });
});

describe.skipIf(process.platform === 'win32')('npm asked to end', () => {
  // It neither builds first nor asks the registry whether there is a newer npm.
  const quiet = ['--silent', '--ignore-scripts', '--no-update-notifier'];
  it.each(['start', 'serve'])('ends what npm %s began, in order', async (script) => {
    const folder = mkdtempSync(join(tmpdir(), 'kapocs-npm-'));
    const flags = [
      '--data',
      folder,
      '--port',
      '0',
      '--portal-port',
      'off',
      ...(script === 'start' ? ['--no-open'] : []),
    ];
    const npm = spawn('npm', [...quiet, 'run', script, '--', ...flags], { cwd: root });
    const ended = new Promise((resolve) => npm.once('exit', (code, signal) => resolve(signal ?? code)));
    await new Promise<void>((resolve) => {
      npm.stdout.on('data', (text: Buffer) => text.includes('Kapocs: http') && resolve());
      void ended.then(() => resolve());
    });
    npm.kill('SIGTERM');
    expect(await ended).toBe(0);
    const again = await startServer(['--data', folder, '--port', '0', '--portal-port', 'off']);
    expect(await again.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
});
