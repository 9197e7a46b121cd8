import type { Id, LocalDate } from '#contract/basics.ts';
import type { Db } from '#db/connect.ts';
import { rowsFromJson } from '#db/dialect.ts';
import { rowsOf } from '#db/rows.ts';

export type FieldSource = {
  id: Id;
  holder_name: string;
  account_number: string;
  deadline: LocalDate;
  email: string | null;
  mobile: string | null;
  insurer_name: string;
  portal_name: string;
  mailbox_name: string;
  portal_url: string;
  help_phone: string | null;
  intermediary_name: string | null;
  intermediary_phone: string | null;
};

/** All a text may say of these accounts, in one go. */
export const fieldSources = (db: Db, accountIds: readonly Id[]): Promise<FieldSource[]> =>
  rowsOf<FieldSource>(
    db,
    `select account.id, account.holder_name, account.account_number, account.deadline, account.email, account.mobile,
        insurer.name as insurer_name, insurer.portal_name, insurer.mailbox_name, insurer.portal_url, insurer.help_phone,
        intermediary.name as intermediary_name, intermediary.phone as intermediary_phone
      from ${rowsFromJson(db, { id: 'integer' })}
      join account on account.id = input.id
      join insurer on insurer.id = account.insurer_id
      left join intermediary on intermediary.id = account.intermediary_id`,
    [JSON.stringify(accountIds.map((id) => ({ id })))],
  );
