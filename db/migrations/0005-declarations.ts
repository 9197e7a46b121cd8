import { createHash } from 'node:crypto';

type Declaration = {
  name: string;
  titleHu: string;
  textHu: string;
  titleEn: string;
  textEn: string;
};

/** The texts a client accepts until the insurer gives its own; a changed text is a new version with a new hash. */
const declarations: readonly Declaration[] = [
  {
    name: 'terms',
    titleHu: 'Felhasználási feltételek',
    textHu:
      'A portált saját ügyeim intézésére használom. A belépési adataimat másnak nem adom át, és jelzem, ha illetéktelen kézbe kerülhettek. Tudomásul veszem, hogy a belépésem után tett nyilatkozataimat a biztosító tőlem származónak tekinti.',
    titleEn: 'Terms of use',
    textEn:
      'I use the portal for my own affairs. I give my log-in details to nobody else, and say so if a stranger may have got hold of them. I understand that the insurer takes what is declared after my log-in as coming from me.',
  },
  {
    name: 'electronic_delivery',
    titleHu: 'Elektronikus kapcsolattartás',
    textHu:
      'Az ügyfélszámlámat magam kezelem. Elfogadom, hogy a számlákat, a tájékoztatásokat és a szerződéseimmel kapcsolatos iratokat kizárólag a portálon kapom meg, és a szerződéseimet érintő változásokat is itt jelentem be.',
    titleEn: 'Electronic contact',
    textEn:
      'I manage my client account myself. I accept that invoices, notices and the papers of my policies reach me on the portal only, and that I report changes of my policies here.',
  },
  {
    name: 'data_protection',
    titleHu: 'Adatkezelési tájékoztató',
    textHu:
      'Megismertem, hogy a biztosító a nevemet, elérhetőségeimet és szerződéses adataimat a szerződés teljesítéséhez és a portál működtetéséhez kezeli, a jogszabályban előírt ideig őrzi, és hogy kérhetem az adataim megtekintését, javítását, törlését vagy kezelésük korlátozását.',
    titleEn: 'Data protection notice',
    textEn:
      'I have learnt that the insurer uses my name, contact details and policy data to perform the contract and run the portal, keeps them as long as the law says, and that I may ask to see, correct, delete or restrict them.',
  },
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export const firstDeclarations = (): string[] =>
  declarations.map(({ name, titleHu, textHu, titleEn, textEn }) => {
    const hash = createHash('sha256')
      .update(JSON.stringify([name, 1, titleHu, textHu, titleEn, textEn]))
      .digest('hex');
    const values = [name, titleHu, textHu, titleEn, textEn, hash].map(quoted);
    return `insert into portal_declaration (name, title_hu, text_hu, title_en, text_en, hash, version, mandatory, valid_from)
      values (${values.join(', ')}, 1, 1, '2000-01-01T00:00:00.000Z')`;
  });
