import { accounts } from '#contract/accounts.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { call } from '../shared/api-client.ts';
import type { SearchSource } from '../shared/screen.ts';

const MOST = 8;

/** Clients by name, account number, e-mail or phone, for Ctrl+K. */
export const clientSearch: SearchSource = {
  title: (texts) => texts.frame.screens.accounts,
  find: async (term, signal) => {
    const { rows } = await call(accounts.list, { q: term, limit: MOST }, { signal });
    return rows.map(({ id, holderName, accountNumber }) => ({
      key: String(id),
      title: holderName,
      note: accountNumber,
      to: cardLink(id),
    }));
  },
};
