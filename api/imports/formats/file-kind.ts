import type { FileHandle } from 'node:fs/promises';
import { KapocsError } from '#contract/errors.ts';
import { readAt } from './zip-directory.ts';

/** What a file is by its first bytes; its name is not believed. */
export type FileKind = 'zip' | 'compound' | 'text';

const zip = Buffer.from('PK\u0003\u0004', 'latin1');
const emptyZip = Buffer.from('PK\u0005\u0006', 'latin1');
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const utf16Mark = Buffer.from('fffe', 'hex');
/** Pages and XML tables saved under a spreadsheet's name, and other text that is no list. */
const markup = /^\s*(?:<\?xml|<!doctype|<html|<table|<workbook|\{\\rtf|%pdf-)/i;

const headBytes = 64 * 1024;

export const fileHead = (file: FileHandle, fileSize: number): Promise<Buffer> =>
  readAt(file, 0, Math.min(fileSize, headBytes));

/** `head`: the first 64 kB or less. Throws FILE_EMPTY, FILE_NO_ROWS or FILE_NOT_SPREADSHEET. */
export function fileKind(head: Buffer): FileKind {
  if (head.length === 0) throw new KapocsError('FILE_EMPTY');
  if (startsWith(head, zip)) return 'zip';
  if (startsWith(head, emptyZip)) throw new KapocsError('FILE_NO_ROWS');
  if (startsWith(head, compound)) return 'compound';
  if (startsWith(head, utf16Mark)) return 'text';
  if (markup.test(head.toString('latin1', 0, 256).replace(/^\u00EF\u00BB\u00BF/, '')) || looksBinary(head)) {
    throw new KapocsError('FILE_NOT_SPREADSHEET');
  }
  return 'text';
}

/** Control characters do not occur in lists; tab, line ends, form feed and the old end mark do. */
function looksBinary(head: Buffer): boolean {
  const innocent = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a]);
  return head.some((byte) => byte < 0x20 && !innocent.has(byte));
}

export function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}
