import type { Language } from './language.ts';
import type { ListColumn } from './list-columns.ts';
import type { FaultReason } from './row-reasons.ts';

/* Words both the screens and the workbook of faulty lines use. */

/** The last heading of the workbook of faulty lines: by it the workbook is known when it comes back. */
export const reasonHeading: Record<Language, string> = { hu: 'Hiba oka', en: 'Reason for the fault' };
export const faultsHeadings: readonly string[] = Object.values(reasonHeading);

export const columnNames: Record<Language, Record<ListColumn, string>> = {
  hu: {
    accountNumber: 'Ügyfélszámlaszám',
    holderName: 'Ügyfél neve',
    holderKind: 'Ügyfél típusa',
    managerKind: 'Számlakezelő',
    mobile: 'Mobil',
    secondaryPhone: 'Másodlagos telefon',
    email: 'E-mail',
    birthDate: 'Születési dátum',
    postcode: 'Irányítószám',
    town: 'Település',
    street: 'Utca, házszám',
    taxNumber: 'Adószám',
    intermediaryCode: 'Közvetítő kódja',
    intermediaryName: 'Közvetítő neve',
    salesperson: 'Üzletkötő',
    contractDate: 'Szerződéskötés dátuma',
    riskStart: 'Kockázatviselés kezdete',
    contractCount: 'Szerződések száma',
    policyNumbers: 'Kötvényszám',
    product: 'Módozat',
    annualPremium: 'Éves díj',
    paymentFrequency: 'Díjfizetési gyakoriság',
    communication: 'Kommunikáció módja',
    registered: 'Regisztrált',
    registeredOn: 'Regisztráció dátuma',
  },
  en: {
    accountNumber: 'Account number',
    holderName: 'Client name',
    holderKind: 'Client type',
    managerKind: 'Account manager',
    mobile: 'Mobile',
    secondaryPhone: 'Second phone',
    email: 'E-mail',
    birthDate: 'Date of birth',
    postcode: 'Postcode',
    town: 'Town',
    street: 'Street',
    taxNumber: 'Tax number',
    intermediaryCode: 'Intermediary code',
    intermediaryName: 'Intermediary name',
    salesperson: 'Salesperson',
    contractDate: 'Contract date',
    riskStart: 'Start of cover',
    contractCount: 'Number of contracts',
    policyNumbers: 'Policy number',
    product: 'Product',
    annualPremium: 'Annual premium',
    paymentFrequency: 'Payment frequency',
    communication: 'Way of communication',
    registered: 'Registered',
    registeredOn: 'Date of registration',
  },
};

const faultWords: Record<Language, Record<FaultReason, string>> = {
  hu: {
    missing: 'nincs kitöltve',
    formula: 'képlet, aminek nincs kiszámolt értéke',
    cell_error: 'hibát jelző cella',
    too_long: 'túl hosszú szöveg',
    digits_lost: 'az Excel elvesztette a szám végét; szövegként kell beírni',
    account_number_unreadable: 'nem ügyfélszámlaszám',
    account_number_pattern: 'nem felel meg a biztosítónál szokásos alaknak',
    account_number_twice: 'kétszer szerepel a listában, eltérő adatokkal',
    manager_kind_unknown: 'nem derül ki belőle, hogy tulajdonos, ügynök vagy alkusz',
    phone_unreadable: 'nem telefonszám',
    phone_landline: 'vezetékes szám, SMS nem küldhető',
    phone_no_sms: 'erre a számra SMS nem küldhető',
    phone_foreign: 'külföldi szám; SMS oda nincs engedélyezve',
    email_unreadable: 'nem e-mail-cím',
    date_unreadable: 'nem dátum',
    date_impossible: 'nincs ilyen nap',
    date_out_of_range: 'ilyen régi vagy ilyen távoli dátum nem lehet',
    yes_no_unreadable: 'igen vagy nem kell ide',
    number_unreadable: 'nem szám',
  },
  en: {
    missing: 'not filled in',
    formula: 'a formula without a computed value',
    cell_error: 'a cell that shows an error',
    too_long: 'too long a text',
    digits_lost: 'Excel lost the end of the number; enter it as text',
    account_number_unreadable: 'not an account number',
    account_number_pattern: 'does not have the usual form of this insurer',
    account_number_twice: 'stands in the list twice, with different data',
    manager_kind_unknown: 'does not tell owner, agent or broker',
    phone_unreadable: 'not a phone number',
    phone_landline: 'a landline, no SMS can be sent there',
    phone_no_sms: 'no SMS can be sent to this number',
    phone_foreign: 'a foreign number; SMS abroad is not allowed',
    email_unreadable: 'not an e-mail address',
    date_unreadable: 'not a date',
    date_impossible: 'there is no such day',
    date_out_of_range: 'a date cannot be that long ago or that far ahead',
    yes_no_unreadable: 'must be yes or no',
    number_unreadable: 'not a number',
  },
};

/** In English the words alone are no predicate. */
const betweenValueAndFault: Record<Language, string> = { hu: ' ', en: ' – ' };

/** A fault as a sentence: `Mobil: 06 1 421 1421 vezetékes szám, SMS nem küldhető` (import.md, Judging a row). */
export const faultSentence = (
  language: Language,
  { column, value, reason }: { column: ListColumn; value: string; reason: FaultReason },
): string => {
  const said = [value, faultWords[language][reason]].filter(Boolean).join(betweenValueAndFault[language]);
  return `${columnNames[language][column]}: ${said}`;
};
