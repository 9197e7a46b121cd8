import type { Id, Instant } from '#contract/basics.ts';
import type { RegistrationEvent } from '#contract/registrations.ts';
import type { Tx } from '../../context.ts';
import { newToken, tokenHash } from '../bearer.ts';
import * as loginSql from '../login/login.sql.ts';
import * as sql from './past.sql.ts';
import * as registrationSql from './registration.sql.ts';

/** Something that happened at the portal some time ago: what a demo's past is made of. */
export type PastEvent = { accountId: Id; event: RegistrationEvent; at: Instant };

/** Tells of the past in the clients' stories; no registration is under way because of it. */
export const keepPast = (tx: Tx, events: readonly PastEvent[]): Promise<void> =>
  sql.insertPast(
    tx.db,
    events.map(({ accountId, event, at }) => ({ account_id: accountId, at, kind: event })),
  );

type PastClient = { accountId: Id; email: string; mobile: string; at: Instant };

const row = ({ accountId, mobile, at }: PastClient): Omit<registrationSql.RegistrationRow, 'id'> => ({
  token_hash: tokenHash(newToken()),
  account_id: accountId,
  login_id: null,
  attach: 0,
  upgrade_hash: null,
  language: 'hu',
  live: 1,
  state: 'sms_sent',
  trouble: null,
  mobile,
  username: null,
  username_key: null,
  password_hash: null,
  started_at: at,
  moved_at: at,
  seen_at: at,
  sms_ok_at: null,
  declared_at: null,
  finished_at: null,
  confirmed_at: null,
  ended_at: null,
  end_reason: null,
});

/** A registration that stands where it stood, for staff to help with. */
export const keepUnderWay = (
  tx: Tx,
  client: PastClient & Pick<registrationSql.RegistrationRow, 'state' | 'trouble'>,
): Promise<unknown> => {
  const { state, trouble, email, at } = client;
  const named =
    state === 'sms_sent' || state === 'sms_ok' ? {} : { username: email, username_key: email.toLowerCase() };
  return registrationSql.insert(tx.db, {
    ...row(client),
    ...named,
    state,
    trouble,
    sms_ok_at: state === 'sms_sent' ? null : at,
    declared_at: state === 'declared' ? at : null,
  });
};

/** A client who registered then; nobody knows the password, a mailed link sets another. Id of the log-in. */
export async function keepLogin(tx: Tx, client: PastClient, passwordHash: string): Promise<Id> {
  const { email, at } = client;
  const key = email.toLowerCase();
  const loginId = await loginSql.insert(tx.db, {
    username: email,
    username_key: key,
    password_hash: passwordHash,
    created_at: at,
    password_changed_at: at,
    activated_at: at,
    void_at: null,
  });
  await registrationSql.insert(tx.db, {
    ...row(client),
    login_id: loginId,
    live: 0,
    state: 'confirmed',
    username: email,
    username_key: key,
    sms_ok_at: at,
    declared_at: at,
    finished_at: at,
    confirmed_at: at,
    ended_at: at,
    end_reason: 'confirmed',
  });
  return loginId;
}
