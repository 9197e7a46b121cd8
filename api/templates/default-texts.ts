import type { Channel } from '#contract/outbox.ts';
import type { TemplateLanguage } from '#contract/templates.ts';

/*
 * Texts a new installation begins with: neutral, no promotion (security.md §2.2), no link with parameters,
 * no attachment. Each says who writes, why, what to do, and that nobody asks for a code.
 */

type Text = { name: string; subject: string; email: string; sms: string };

const steps = {
  hu: `Így regisztrálhat:
1. Nyissa meg a regisztráció oldalát{% if portal_cim %}: {{portal_cim}}{% else %} a biztosító honlapján.{% endif %}
2. Adja meg ügyfélszámlájának számát ({{ugyfelszamlaszam}}) és azt a mobilszámot, amelyet a szerződéshez megadott.
3. SMS-ben jelszó érkezik. Ennek csak az utolsó 5 karakterét írja be.
4. Adja meg e-mail címét. Erre a címre aktiváló kódot küld a rendszer.
5. Olvassa el és jelölje be a nyilatkozatokat.
6. Találjon ki egy jelszót, és írja be kétszer.
7. Nyomja meg a Befejezés gombot, majd lépjen be e-mail címével és új jelszavával.
8. Írja be az aktiváló kód utolsó 5 karakterét. Ezzel elkészült.

Legyen Önnél: az ügyfélszámla száma, a mobiltelefonja, és legyen kéznél a postafiókja.`,
  en: `How to register:
1. Open the registration page{% if portal_cim %}: {{portal_cim}}{% else %} on the insurer's website.{% endif %}
2. Enter the number of your client account ({{ugyfelszamlaszam}}) and the mobile number you gave for the contract.
3. A password arrives by SMS. Type only its last 5 characters.
4. Enter your e-mail address. An activation code is sent there.
5. Read the declarations and tick them.
6. Choose a password and type it twice.
7. Press Finish, then sign in with your e-mail address and new password.
8. Type the last 5 characters of the activation code. That is all.

Have at hand: the number of your client account, your mobile phone and your mailbox.`,
} as const;

const ending = {
  hu: `Jelszavát és kódjait munkatársunk soha nem kéri el; kérjük, ne árulja el senkinek.
{% if telefon %}Ha elakad, segítünk: {{telefon}}.
{% endif %}Ha kifogása van az ilyen levelek ellen, válaszában jelezze, és nem írunk többet.

Üdvözlettel:
{{iroda}}`,
  en: `Our staff never ask for your password or codes; please tell them to nobody.
{% if telefon %}If you get stuck, we help: {{telefon}}.
{% endif %}If you object to such letters, say so in a reply and we will write no more.

Kind regards,
{{iroda}}`,
} as const;

const help = {
  hu: '{% if telefon %} Segítség: {{telefon}}.{% endif %}',
  en: '{% if telefon %} Help: {{telefon}}.{% endif %}',
} as const;

const address = '{% if portal_cim %} {{portal_cim}}{% endif %}';

const letter = (language: TemplateLanguage, beginning: string): string =>
  [language === 'hu' ? 'Tisztelt {{nev}}!' : 'Dear {{nev}},', beginning, steps[language], ending[language]].join(
    '\n\n',
  );

const texts: Record<TemplateLanguage, readonly Text[]> = {
  hu: [
    {
      name: 'Első értesítés',
      subject: '{{portal}}: kérjük, regisztráljon {{hatarido}}-ig',
      email: letter(
        'hu',
        'Azért írunk, mert {{ugyfelszamlaszam}} számú ügyfélszámláját ({{biztosito}}) Ön kezeli. Az ilyen ügyfélszámla számlái és iratai postán nem érkeznek, csak az interneten érhetők el ({{portal}}). Hogy hozzájuk férjen, egyszer regisztrálnia kell, legkésőbb {{hatarido}}-ig.',
      ),
      sms:
        '{{biztosito}}: számláit csak az interneten kapja meg ({{portal}}). Kérjük, regisztráljon {{hatarido}}-ig!' +
        address +
        help.hu,
    },
    {
      name: 'Emlékeztető',
      subject: 'Emlékeztető: {{portal}}, regisztráció {{hatarido}}-ig',
      email: letter(
        'hu',
        'Nyilvántartásunk szerint {{ugyfelszamlaszam}} számú ügyfélszámlájához ({{biztosito}}) még nem regisztrált. Számláit és iratait enélkül nem éri el. A regisztráció néhány perc; határideje: {{hatarido}}',
      ),
      sms: 'Emlékeztető: ügyfélszámlájához még nem regisztrált ({{portal}}). Határidő: {{hatarido}}' + help.hu,
    },
    {
      name: 'Utolsó napok',
      subject: 'Közeleg a határidő: {{portal}}, {{hatarido}}',
      email: letter(
        'hu',
        'Már csak kevés ideje van: {{ugyfelszamlaszam}} számú ügyfélszámlájához ({{biztosito}}) legkésőbb {{hatarido}}-ig kell regisztrálnia. Ha most szán rá pár percet, minden számlája és irata elérhető lesz.',
      ),
      sms: 'Közeleg a határidő: kérjük, {{hatarido}}-ig regisztráljon ügyfélszámlájához ({{portal}})!' + help.hu,
    },
    {
      name: 'Lejárt határidő',
      subject: 'Lejárt a regisztráció határideje ({{portal}})',
      email: letter(
        'hu',
        '{{ugyfelszamlaszam}} számú ügyfélszámlájához ({{biztosito}}) nem érkezett regisztráció; határideje ez volt: {{hatarido}} Regisztrálni most is lehet, és érdemes mielőbb: addig számláit és iratait nem látja.',
      ),
      sms: 'Ügyfélszámlája regisztrációjának határideje lejárt ({{portal}}). Kérjük, pótolja mielőbb!' + help.hu,
    },
    {
      name: 'Félbehagyott regisztráció',
      subject: 'Már majdnem kész: fejezze be a regisztrációt ({{portal}})',
      email: letter(
        'hu',
        '{{ugyfelszamlaszam}} számú ügyfélszámlájához ({{biztosito}}) elkezdte a regisztrációt, de nem ért a végére. Csak az utolsó lépés után számít: lépjen be, és írja be az e-mailben kapott aktiváló kód utolsó 5 karakterét. Ha a kódot már nem találja, kezdje újra az elejéről. Határidő: {{hatarido}}',
      ),
      sms:
        'Regisztrációja ({{portal}}) félbemaradt. Lépjen be, és írja be az e-mailben kapott kód utolsó 5 karakterét!' +
        help.hu,
    },
  ],
  en: [
    {
      name: 'First notice',
      subject: '{{portal}}: please register by {{hatarido}}',
      email: letter(
        'en',
        'We write because you manage client account {{ugyfelszamlaszam}} ({{biztosito}}) yourself. Invoices and documents of such an account do not come by post; they are on the internet only ({{portal}}). To reach them you have to register once, by {{hatarido}} at the latest.',
      ),
      sms:
        '{{biztosito}}: your invoices are on the internet only ({{portal}}). Please register by {{hatarido}}.' +
        address +
        help.en,
    },
    {
      name: 'Reminder',
      subject: 'Reminder: {{portal}}, register by {{hatarido}}',
      email: letter(
        'en',
        'According to our records you have not registered for client account {{ugyfelszamlaszam}} ({{biztosito}}) yet. Without that you cannot reach your invoices and documents. It takes a few minutes; the deadline is {{hatarido}}.',
      ),
      sms:
        'Reminder: you have not registered for your client account yet ({{portal}}). Deadline: {{hatarido}}.' + help.en,
    },
    {
      name: 'Last days',
      subject: 'The deadline is near: {{portal}}, {{hatarido}}',
      email: letter(
        'en',
        'Little time is left: for client account {{ugyfelszamlaszam}} ({{biztosito}}) you have to register by {{hatarido}}. A few minutes now, and all your invoices and documents are there.',
      ),
      sms: 'The deadline is near: please register for your client account by {{hatarido}} ({{portal}}).' + help.en,
    },
    {
      name: 'Deadline passed',
      subject: 'The deadline to register has passed ({{portal}})',
      email: letter(
        'en',
        'Nobody has registered for client account {{ugyfelszamlaszam}} ({{biztosito}}); the deadline was {{hatarido}}. You can still register, and should soon: until then you cannot see your invoices and documents.',
      ),
      sms: 'The deadline to register for your client account has passed ({{portal}}). Please do it soon.' + help.en,
    },
    {
      name: 'Unfinished registration',
      subject: 'Almost done: finish your registration ({{portal}})',
      email: letter(
        'en',
        'You began to register for client account {{ugyfelszamlaszam}} ({{biztosito}}) but did not get to the end. Only the last step counts: sign in and type the last 5 characters of the activation code you got by e-mail. If you no longer find the code, begin anew. Deadline: {{hatarido}}.',
      ),
      sms:
        'Your registration ({{portal}}) is unfinished. Sign in and type the last 5 characters of the code sent by e-mail.' +
        help.en,
    },
  ],
};

const both = (language: TemplateLanguage, { name, subject, email, sms }: Text) =>
  (['email', 'sms'] satisfies Channel[]).map((channel) => ({
    channel,
    language,
    name,
    subject: channel === 'email' ? subject : '',
    body: channel === 'email' ? email : sms,
    purpose: 'service' as const,
    smsMode: 'soft' as const,
  }));

export const defaultTexts = [
  ...texts.hu.flatMap((text) => both('hu', text)),
  ...texts.en.flatMap((text) => both('en', text)),
];
