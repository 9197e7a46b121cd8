import type { Insurer } from '#contract/settings.ts';
import type { Context } from '../context.ts';

/**
 * Where a page of the clients' door is, for links in letters: as the insurer's settings say, else where the door itself
 * stands. Never what a caller says of itself.
 */
export function clientAddress(
  { clientPages }: Pick<Context, 'clientPages'>,
  { portalUrl }: Pick<Insurer, 'portalUrl'>,
  page: string,
): string {
  const pages = portalUrl === '' ? (clientPages() ?? '') : portalUrl;
  return `${pages.replace(/\/+$/, '')}/${page}`;
}
