import { campaigns, type Campaign, type ChosenAudience } from '#contract/campaigns.ts';
import { gateways, type SmtpSettings } from '#contract/gateways.ts';
import type { Channel } from '#contract/outbox.ts';
import { templates } from '#contract/templates.ts';
import type { Client } from './client.ts';
import { eventually } from './eventually.ts';

/** Points the e-mail gateway at a server on this machine. */
export const sendThrough = (client: Client, port: number, settings: Partial<SmtpSettings> = {}, secret?: string) =>
  client.call(gateways.set, {
    channel: 'email',
    kind: 'smtp',
    settings: { host: '127.0.0.1', port, security: 'none', from: 'iroda@iroda.test', ...settings },
    ...(secret === undefined ? {} : { secret }),
  });

export async function addText(
  client: Client,
  channel: Channel,
  body = 'Tisztelt {{nev}}! Határidő: {{hatarido}}',
): Promise<number> {
  const subject = channel === 'email' ? 'Regisztráció' : '';
  return (await client.call(templates.add, { channel, name: 'Próba', subject, body })).id;
}

/** A draft of a campaign with a text of its own. */
export async function draft(
  client: Client,
  audience: ChosenAudience,
  {
    channel = 'email',
    admin = client,
    body,
    sendAt,
  }: { channel?: Channel; admin?: Client; body?: string; sendAt?: string } = {},
): Promise<number> {
  const templateId = await addText(admin, channel, body);
  const input = { name: 'Próbakampány', channel, templateId, audience, ...(sendAt === undefined ? {} : { sendAt }) };
  return (await client.call(campaigns.add, input)).id;
}

export const started = async (
  client: Client,
  audience: ChosenAudience,
  options: Parameters<typeof draft>[2] = {},
): Promise<number> => {
  const id = await draft(client, audience, options);
  await client.call(campaigns.start, { id });
  return id;
};

/** The campaign once it has come to an end. */
export const ended = (client: Client, id: number, ms?: number): Promise<Campaign> =>
  eventually(
    async () => {
      const campaign = await client.call(campaigns.see, { id });
      if (campaign.state !== 'done')
        throw new Error(`campaign ${id} is ${campaign.state}: ${JSON.stringify(campaign.counts)}`);
      return campaign;
    },
    ms,
    100,
  );
