import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const electron = join(import.meta.dirname, '../../node_modules/electron');
const double = join(import.meta.dirname, 'double');

export type Target = { kind: 'real' | 'double'; path: string };

/**
 * What the desktop suite starts: the real Electron where its binary is installed, else the double.
 * KAPOCS_ELECTRON=real makes an absent binary an error, KAPOCS_ELECTRON=double forces the double.
 */
export function electronTarget(): Target {
  const wish = process.env['KAPOCS_ELECTRON'];
  const note = join(electron, 'path.txt');
  const path = existsSync(note) ? join(electron, 'dist', readFileSync(note, 'utf8').trim()) : '';
  if (path !== '' && existsSync(path) && wish !== 'double') return { kind: 'real', path };
  if (wish === 'real') throw new Error('Electron’s binary is not installed: run `npx install-electron`.');
  return { kind: 'double', path: join(double, 'electron') };
}

/** Playwright finds Electron through its package, which looks here; so both targets start in the same way. */
export function pointPlaywrightAt({ kind }: Target): void {
  if (kind === 'double') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = double;
}
