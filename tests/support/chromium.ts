import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A headless browser for stories told through the screens; whoever launches it closes it. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox'] });
}

/** Path of the Chromium to test with: the named one, an installed one, Playwright's, the packed one – in this order. */
export async function chromiumPath(): Promise<string> {
  const named = process.env['KAPOCS_CHROMIUM'];
  if (named) {
    await access(named);
    return named;
  }
  return installed() ?? playwrightOwn() ?? packed();
}

function installed(): string | undefined {
  return candidates().find((path) => existsSync(path));
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const bases = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => process.env[name] ?? []);
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return bases.flatMap((base) => programs.map((program) => join(base, program)));
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

function playwrightOwn(): string | undefined {
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Unpacks @sparticuz/chromium once. Unpacked aside and renamed, so parallel test runs never see half a file. */
async function packed(): Promise<string> {
  const home = join(root, 'node_modules/@sparticuz/chromium');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(home)) {
    throw new Error('no Chromium to test with: install one or name it in KAPOCS_CHROMIUM');
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  const folder = join(root, '.cache', `chromium-${version}`);
  const start = join(folder, 'start');
  if (existsSync(start)) return start;

  await mkdir(join(root, '.cache'), { recursive: true });
  const aside = await mkdtemp(`${folder}.`);
  const unpack = `import { inflate } from '@sparticuz/chromium';
    await Promise.all(['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((f) => inflate(${JSON.stringify(`${home}/bin/`)} + f)));`;
  // The package unpacks to the temporary folder of its process, hence a process of its own.
  await run(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: root,
    env: { ...process.env, TMPDIR: aside },
  });
  await writeFile(
    join(aside, 'fonts.conf'),
    `<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>\n`,
  );
  await writeFile(join(aside, 'start'), wrapper, { mode: 0o700 });
  await rename(aside, folder).catch(async () => rm(aside, { recursive: true }));
  return start;
}

// Small containers have neither the libraries of NSS nor fonts; the package brings both.
const wrapper = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
