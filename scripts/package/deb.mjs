#!/usr/bin/env node
// Stands in for fpm, which electron-builder would download, and makes the .deb with dpkg-deb. For checks only.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** @type {Record<string, string>} */
const given = {};
/** @type {string[]} */
const depends = [];
/** @type {[from: string, to: string][]} */
const content = [];

const args = process.argv.slice(2);
for (let at = 0; at < args.length; at += 1) {
  const one = args[at] ?? '';
  if (one === '--force') continue;
  if (one === '-d') depends.push(args[(at += 1)] ?? '');
  else if (one.startsWith('-')) given[one.replace(/^-+/, '')] = args[(at += 1)] ?? '';
  else content.push([one.slice(0, one.lastIndexOf('=')), one.slice(one.lastIndexOf('=') + 1)]);
}
if (given.t !== 'deb') throw new Error(`only .deb is made here, not .${given.t}`);

const root = mkdtempSync(join(tmpdir(), 'kapocs-deb-'));
for (const [from, to] of content) {
  mkdirSync(dirname(join(root, to)), { recursive: true });
  if (from.endsWith('/')) cpSync(from, join(root, to), { recursive: true, verbatimSymlinks: true });
  else copyFileSync(from, join(root, to));
}

const control = join(root, 'DEBIAN');
mkdirSync(control);
const [title = '', ...rest] = (given.description ?? '').split('\n');
writeFileSync(
  join(control, 'control'),
  [
    `Package: ${given.name}`,
    `Version: ${given.version}`,
    `Architecture: ${given.architecture}`,
    `Maintainer: ${given.maintainer}`,
    `Homepage: ${given.url}`,
    `Depends: ${depends.join(', ')}`,
    `Priority: ${given['deb-priority']}`,
    `Description: ${title}`,
    ...rest.map((line) => ` ${line.trim() || '.'}`),
    '',
  ].join('\n'),
);
for (const [flag, name] of [
  ['after-install', 'postinst'],
  ['after-remove', 'postrm'],
]) {
  copyFileSync(given[flag ?? ''] ?? '', join(control, name ?? ''));
  chmodSync(join(control, name ?? ''), 0o755);
}
chmodSync(root, 0o755);
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, given.package ?? '']);
rmSync(root, { recursive: true, force: true });
