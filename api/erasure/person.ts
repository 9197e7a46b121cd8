import type { Id } from '#contract/basics.ts';
import type { StoredAccount } from '../accounts/stored.ts';

/** Somebody who is to be forgotten, by everything the tables know the client by. */
export type Person = {
  accounts: readonly StoredAccount[];
  ids: readonly Id[];
  /** of the client's accounts, now and under former contact data */
  holderIds: readonly string[];
  /** what stands in place of the client from now on; names nobody */
  nobody: string;
  /** lower case; addresses other clients have too are not among them */
  emails: readonly string[];
  /** E.164, the same */
  mobiles: readonly string[];
};
