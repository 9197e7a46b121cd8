import { gateways } from '#contract/gateways.ts';
import { settings } from '#contract/settings.ts';
import { sendThrough } from './mailing.ts';
import { eventually } from './eventually.ts';
import { openSmsProvider } from './sms-provider.ts';
import { letterTo, openMailSink } from './smtp.ts';
import { openWorld, type World } from './world.ts';
import type { Email } from 'postal-mime';

const PATIENCE = 60_000;

/** A world in earnest: letters go by SMTP and SMS over HTTP, and arrive at servers of this machine. */
export type Posted = {
  world: World;
  /** the newest letter to somebody in which something stands */
  letter: (to: string, about: RegExp) => Promise<Email>;
  /** the newest SMS to somebody */
  text: (to: string) => Promise<string>;
  close: () => Promise<void>;
};

/** Opens it; the insurer has the client pages' address and a help line. */
export async function openPosted(): Promise<Posted> {
  const [world, mail, sms] = await Promise.all([
    openWorld('sqlite', { training: false }),
    openMailSink(),
    openSmsProvider(),
  ]);
  const { admin, running } = world;
  await sendThrough(admin, mail.port);
  await admin.call(gateways.set, { channel: 'sms', kind: 'http', settings: sms.settings() });
  const [insurer] = (await admin.call(settings.insurers, {})).rows;
  await admin.call(settings.changeInsurer, {
    id: insurer?.id ?? 0,
    helpPhone: '+36 1 555 0100',
    portalUrl: running.portalUrl ?? '',
  });
  return {
    world,
    letter: (to, about) => letterTo(mail, to, about),
    text: (to) =>
      eventually(async () => {
        const found = sms.received.findLast((each) => each.to.endsWith(to.slice(-9)));
        if (found === undefined) throw new Error('no SMS has come');
        return found.text;
      }, PATIENCE),
    close: async () => {
      await Promise.all([world.close(), mail.close(), sms.close()]);
    },
  };
}

/** The first link of a letter. */
export const linkIn = ({ text = '' }: Email): string => /https?:\/\/[^\s<"]+/.exec(text)?.[0] ?? '';
