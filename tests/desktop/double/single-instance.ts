import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/** Settles once the first program has heard of this one. */
export let handedOver: Promise<void> = Promise.resolve();

/** One program per data folder; a second one hands its arguments over and hears that it must go. */
export function takeInstanceLock(folder: string, second: (argv: string[], cwd: string) => void): boolean {
  const socket = join(folder, 'double.sock');
  const holder = join(folder, 'double.pid');
  mkdirSync(folder, { recursive: true });
  if (alive(holder)) {
    handedOver = new Promise((resolve) => {
      const text = JSON.stringify({ argv: process.argv, cwd: process.cwd() });
      connect(socket)
        .on('close', () => resolve())
        .end(text);
    });
    return false;
  }
  rmSync(socket, { force: true });
  writeFileSync(holder, String(process.pid));
  process.on('exit', () => rmSync(holder, { force: true }));
  createServer({ allowHalfOpen: true }, (connection) => {
    const chunks: Buffer[] = [];
    connection.on('data', (chunk) => chunks.push(chunk));
    connection.on('end', () => {
      const { argv, cwd } = JSON.parse(Buffer.concat(chunks).toString()) as { argv: string[]; cwd: string };
      connection.end();
      second(argv, cwd);
    });
  })
    .listen(socket)
    .unref();
  return true;
}

function alive(holder: string): boolean {
  try {
    return process.kill(Number(readFileSync(holder, 'utf8')), 0);
  } catch {
    return false;
  }
}
