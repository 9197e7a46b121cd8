import type { AccountFilter, AccountSort } from '#contract/accounts.ts';
import { list } from '../accounts/list.ts';
import type { Context } from '../context.ts';

/** Few enough to keep a reader busy only for a moment, enough to make the question cheap. */
const PAGE = 2000;

type Page = Awaited<ReturnType<typeof list>>;
export type AccountPage = { lines: Page['rows']; total: number };

/** The list as the screen shows it, page after page; the next page is asked for while one is being written. */
export async function* accountPages(
  ctx: Context,
  { filter, sort }: { filter: AccountFilter; sort: AccountSort },
): AsyncGenerator<AccountPage> {
  const ask = (after: string | null): Promise<Page> =>
    list(ctx, { ...filter, sort, limit: PAGE, skip: 0, ...(after === null ? {} : { after }) });
  let coming: Promise<Page> | null = ask(null);
  while (coming) {
    const page: Page = await coming;
    coming = page.next === null ? null : ask(page.next);
    // Whoever stops taking pages leaves this one unanswered.
    coming?.catch(() => undefined);
    yield { lines: page.rows, total: page.total };
  }
}
