import type { PortalLanguage } from '#contract/portal.ts';
import { softenSms } from '#contract/sms-soften.ts';
import { help, letter, type Letter } from '../portal/messages.ts';

/** Whose mailbox it is. There is no place for a product, an amount or a document (portal.md K4, §6.13). */
export type Sender = { name: string; mailboxName: string; helpPhone: string | null };

const never: Record<PortalLanguage, string> = {
  hu: 'Jelszót, kódot munkatársunk soha nem kér.',
  en: 'Our staff never ask for your password or code.',
};

type Words = Record<PortalLanguage, { subject: string; lines: readonly string[] }>;

function write(language: PortalLanguage, sender: Sender, words: Words): Letter {
  const { subject, lines } = words[language];
  const opening = language === 'hu' ? 'Tisztelt Ügyfelünk!' : 'Dear Client,';
  return letter(`${sender.mailboxName}: ${subject}`, [
    opening,
    ...lines,
    ...help(language, { ...sender, portalName: sender.mailboxName }),
    sender.name,
  ]);
}

/** K7: the link; the initial password comes by another way. */
export const invitation = (language: PortalLanguage, sender: Sender, link: string): Letter =>
  write(language, sender, {
    hu: {
      subject: 'elkészült a postafiókja',
      lines: [
        'Postafiókot nyitottunk Önnek: a szerződéseihez tartozó küldeményeket itt találja meg. Használata ingyenes.',
        'Az első belépéshez ez a hivatkozás kell, és a kezdeti jelszó, amelyet külön küldünk el. Mindkettő 30 napig használható.',
        link,
        'Belépés után saját jelszót kell választania.',
        never.hu,
      ],
    },
    en: {
      subject: 'your mailbox is ready',
      lines: [
        'We have opened a mailbox for you: this is where the letters about your policies will be. It is free.',
        'To log in for the first time you need this link, and the initial password, which we send separately. Both work for 30 days.',
        link,
        'After logging in you will choose a password of your own.',
        never.en,
      ],
    },
  });

export const initialBySms = (language: PortalLanguage, { mailboxName }: Sender, password: string): string =>
  softenSms(
    {
      hu: `${mailboxName}: a kezdeti jelszó ${password} (30 napig jó, egyszer). A hivatkozást e-mailben küldtük. Munkatársunk soha nem kéri.`,
      en: `${mailboxName}: your initial password is ${password} (30 days, once). The link went by e-mail. Our staff never ask for it.`,
    }[language],
    'soft',
  );

export const initialByLetter = (language: PortalLanguage, sender: Sender, password: string): Letter =>
  write(language, sender, {
    hu: {
      subject: 'kezdeti jelszó',
      lines: [
        `A kezdeti jelszava: ${password}`,
        'A másik levelünkben lévő hivatkozással együtt használja. Egyszer, 30 napig használható.',
        never.hu,
      ],
    },
    en: {
      subject: 'initial password',
      lines: [
        `Your initial password: ${password}`,
        'Use it together with the link of our other letter. It works once, within 30 days.',
        never.en,
      ],
    },
  });

/** K4: says that something has come, never what. */
export const notice = (language: PortalLanguage, sender: Sender, link: string): Letter =>
  write(language, sender, {
    hu: { subject: 'új küldeménye érkezett', lines: ['Új küldeménye érkezett. Belépés után olvashatja el:', link] },
    en: { subject: 'something new has come', lines: ['Something new has come for you. Log in to read it:', link] },
  });

export const passwordLink = (language: PortalLanguage, sender: Sender, link: string): Letter =>
  write(language, sender, {
    hu: {
      subject: 'új jelszó',
      lines: [
        'Itt adhat meg új jelszót. A hivatkozás egyszer, 60 percen belül használható:',
        link,
        'Ha nem Ön kérte, nincs teendője; a jelszava változatlan marad.',
      ],
    },
    en: {
      subject: 'new password',
      lines: [
        'You can set a new password here. The link works once, within 60 minutes:',
        link,
        'If you did not ask for it, you need not do anything; your password stays as it is.',
      ],
    },
  });

export const passwordChanged = (language: PortalLanguage, sender: Sender): Letter =>
  write(language, sender, {
    hu: {
      subject: 'megváltozott a jelszava',
      lines: ['A postafiókja jelszava megváltozott. Ha nem Ön tette, azonnal hívjon minket.'],
    },
    en: {
      subject: 'your password has changed',
      lines: ['The password of your mailbox has been changed. If it was not you, call us at once.'],
    },
  });

/** K13, 30, 7 and 1 days before. */
export const passwordEnds = (
  language: PortalLanguage,
  sender: Sender,
  { day, link }: { day: string; link: string },
): Letter =>
  write(language, sender, {
    hu: {
      subject: 'hamarosan lejár a jelszava',
      lines: [
        `A postafiókja jelszava ezen a napon lejár: ${day}. Előtte belépés után megújíthatja; utána csak e-mailben kért hivatkozással állíthat be újat.`,
        link,
      ],
    },
    en: {
      subject: 'your password ends soon',
      lines: [
        `The password of your mailbox ends on ${day}. Until then you can renew it after logging in; afterwards only by a link asked for by e-mail.`,
        link,
      ],
    },
  });

/** K17: how many, never what. */
export const itemsEnd = (
  language: PortalLanguage,
  sender: Sender,
  { count, link }: { count: number; link: string },
): Letter =>
  write(language, sender, {
    hu: {
      subject: 'hamarosan törlünk küldeményeket',
      lines: [
        `A postafiókjában ${count} küldemény az elhelyezésétől számított egy év után, 30 napon belül törlődik. Amelyikre szüksége lehet, töltse le, és mentse el tartós adathordozóra.`,
        link,
      ],
    },
    en: {
      subject: 'letters will be deleted soon',
      lines: [
        `Within 30 days ${count} letters in your mailbox will be a year old and be deleted. Download what you may need and keep it on a durable medium.`,
        link,
      ],
    },
  });

export const deregistered = (language: PortalLanguage, sender: Sender): Letter =>
  write(language, sender, {
    hu: {
      subject: 'megszűnt a postafiókja',
      lines: ['A postafiókját kérésére megszüntettük. Ha nem Ön kérte, azonnal hívjon minket.'],
    },
    en: {
      subject: 'your mailbox has been closed',
      lines: ['We have closed your mailbox as you asked. If it was not you, call us at once.'],
    },
  });
