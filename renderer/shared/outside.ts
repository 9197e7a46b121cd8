import type { MouseEvent } from 'react';
import type { Endpoint, Input } from '#contract/endpoint.ts';
import { addressOf } from './request-of.ts';

/** For links that leave the program (`https:`, `mailto:`, `tel:`): the desktop shell opens them, a browser by itself. */
export function openOutside(event: MouseEvent<HTMLAnchorElement>): void {
  if (window.kapocsDesktop === undefined) return;
  event.preventDefault();
  void window.kapocsDesktop.openAddress({ address: event.currentTarget.href });
}

/** Saves a file the API sends; the desktop asks where, a browser downloads it. False when the person changed their mind. */
export async function saveFile<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  suggestedName: string,
): Promise<boolean> {
  const address = addressOf(endpoint, input as object);
  if (window.kapocsDesktop !== undefined) {
    const answer = await window.kapocsDesktop.saveFile({ address, suggestedName });
    if ('ok' in answer) return true;
    if (answer.code === 'CANCELLED') return false;
    throw new Error(answer.code);
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = suggestedName;
  link.click();
  return true;
}
