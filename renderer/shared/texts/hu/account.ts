import { accountWords } from '#contract/account-words.ts';
import type { AccountStatus } from '#contract/account-status.ts';

const statusHints: Record<AccountStatus, string> = {
  not_required: 'A számlát ügynök vagy alkusz kezeli.',
  closed: 'A számla lezárult.',
  registered_in_time: 'A határidő napjáig megerősítette a regisztrációját.',
  registered_late: 'A határidő után erősítette meg a regisztrációját.',
  in_progress: 'Elkezdte a regisztrációt, de még nem erősítette meg.',
  not_started: 'Regisztrálnia kell, és még nem kezdett hozzá.',
  blocked: 'Regisztrálnia kell, de nincs SMS-képes mobilszáma vagy e-mail-címe.',
};

export const account = { ...accountWords.hu, statusHints };
