import { SendingRules, defaultSendingRules } from '#contract/sending-rules.ts';
import type { Reading, Tx } from '../context.ts';
import * as history from '../history/history.ts';
import * as sql from './settings.sql.ts';

const SETTING = 'sending_rules';

/** How often one client may be reminded, and when a campaign needs a second look. */
export async function sendingRules({ db }: Pick<Reading, 'db'>): Promise<SendingRules> {
  const stored = await sql.settingValue(db, SETTING);
  return stored === null ? defaultSendingRules : SendingRules.parse(JSON.parse(stored));
}

export async function setSendingRules(tx: Tx, rules: SendingRules): Promise<SendingRules> {
  await sql.saveSetting(tx.db, SETTING, JSON.stringify(rules));
  await history.record(tx, { action: 'sending_rules.changed', object: 'setting:sending_rules', details: rules });
  tx.tell('settings', []);
  tx.tell('campaigns', []);
  return rules;
}
