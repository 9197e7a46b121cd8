import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromiumPath } from '../../support/chromium.ts';
import { Cdp } from './cdp.ts';

export type Browser = { cdp: Cdp; process: ChildProcess };

const started = Promise.withResolvers<Browser>();

/** The one Chromium behind the double, once it runs. */
export const browser = started.promise;

const notOurs = /^--(inspect|remote-debugging|headless|user-data-dir|enable-features|disable-features)/;

/** Starts a headless Chromium on the program's own data folder and tells Playwright where it listens. */
export async function startBrowser(userData: string, switches: readonly string[]): Promise<Browser> {
  const args = [
    '--headless',
    '--no-sandbox',
    '--remote-debugging-port=0',
    '--remote-allow-origins=*',
    `--user-data-dir=${join(userData, 'chromium')}`,
    '--no-first-run',
    '--no-startup-window',
    ...switches.filter((one) => !notOurs.test(one)),
  ];
  const child = spawn(await chromiumPath(), args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}`)));
    createInterface({ input: child.stderr }).on('line', (text) => {
      if (text.startsWith('DevTools listening on ')) resolve(text);
    });
  });
  const running = { cdp: await Cdp.connect(line.replace('DevTools listening on ', '')), process: child };
  process.stderr.write(`${line}\n`);
  started.resolve(running);
  return running;
}
