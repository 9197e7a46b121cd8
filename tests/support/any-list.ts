import fc from 'fast-check';
import type { Line } from './list-text.ts';

/** What a list may say of a client, and what the next one says of the same. */
export type AnyClient = { now: Line; next: Line | null; twice: boolean; half: boolean };

const LANDLINE = '06 1 421 1421';

const names = fc.constantFrom(
  'Őrsi Űrmester Éva',
  'özv. Nagy Béláné',
  'Kovács & Társa "Bt."',
  'Ár; Ív Kft.',
  '-5 Kft.',
  '+1 Alkusz',
  '@cím Zrt.',
  "O'Neil Péter",
  '007 Kft.',
  '1e5 Kft.',
  '<b>Kft.</b>',
  '_x0041_ Kft.',
  '漢字 Ágnes',
  '😀 Bt.',
  'x'.repeat(200),
);
const towns = fc.constantFrom('', 'Szeged', 'Győr', 'Őriszentpéter', '0 km');
const days = fc.constantFrom('', '2011. 12. 05.', '2011.12.31', '2012-01-03');
const registered = fc.constantFrom(
  { registered: 'nem', registeredOn: '' },
  { registered: 'nem', registeredOn: '' },
  { registered: 'igen', registeredOn: '' },
  { registered: 'igen', registeredOn: '2012. 02. 03.' },
);
const mobile = (number: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(`+36 30 ${1_000_000 + (number % 8_999_999)}`) },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constant(LANDLINE) },
  );
const firm = (code: number | null): Pick<Line, 'firm' | 'firmName'> =>
  code === null ? { firm: '', firmName: '' } : { firm: `F${code}`, firmName: `Példa ${code} "Alkusz" Kft.` };

const said = (number: number): fc.Arbitrary<Line> =>
  fc
    .record({
      name: names,
      manager: fc.constantFrom('tulajdonos', 'alkusz', 'üzletkötő'),
      mobile: mobile(number),
      email: fc.constantFrom('', `ugyfel${number}@pelda.test`),
      town: towns,
      contractDate: days,
      code: fc.option(fc.integer({ min: 0, max: 5 })),
      portal: registered,
    })
    .map(({ code, portal, ...rest }) => ({
      number: String(number).padStart(10, '0'),
      ...rest,
      ...firm(code),
      ...portal,
    }));

const client = (number: number): fc.Arbitrary<AnyClient> =>
  fc.record({
    now: said(number),
    next: fc.option(said(number), { freq: 4 }),
    twice: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
    half: fc.boolean(),
  });

/** Clients of a list, good and faulty, some told of twice in the same words; the account numbers differ. */
export const anyClients = (most: number): fc.Arbitrary<AnyClient[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 99_999_999 }), { minLength: Math.ceil(most / 2), maxLength: most })
    .chain((numbers) => fc.tuple(...numbers.map(client)));

export const isFaulty = ({ mobile: told }: Line): boolean => told === LANDLINE;
