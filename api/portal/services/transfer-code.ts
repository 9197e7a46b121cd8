import { localDate, localTime } from '#contract/local-time.ts';

export type Transfer = {
  beneficiary: string;
  iban: string;
  bic: string;
  /** forints */
  amount: number;
  /** what the payer's bank hands on */
  remittance: string;
  reference: string;
  /** instant after which the code should not be paid any more */
  until: string;
};

/** Hours the clock on the wall is ahead of UTC. */
const ahead = (instant: string): number =>
  Math.round((Date.parse(`${localDate(instant)}T${localTime(instant)}:00Z`) - Date.parse(instant)) / 3_600_000);

/**
 * What the QR code of a Hungarian credit transfer says (MNB's guide to QR codes of instant payment, version 001):
 * seventeen lines in a fixed order, empty where there is nothing to say, 345 characters at most.
 */
export function transferCode(transfer: Transfer): string {
  const { beneficiary, iban, bic, amount, remittance, reference, until } = transfer;
  const day = localDate(until).replaceAll('-', '');
  const time = localTime(until).replace(':', '');
  const lines = [
    'HCT',
    '001',
    '1',
    bic,
    beneficiary.slice(0, 70),
    iban,
    `HUF${amount}`,
    `${day}${time}00+${ahead(until)}`,
    '',
    remittance.slice(0, 70),
    '',
    '',
    '',
    '',
    reference.slice(0, 35),
    '',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
