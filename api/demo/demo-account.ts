import type { Id, Instant, LocalDate } from '#contract/basics.ts';
import { addDays } from '#contract/deadline.ts';
import { fold } from '#contract/hungarian.ts';
import { derived, type DerivedColumns } from '../accounts/search-text.ts';
import { diceOf, type Dice } from './dice.ts';
import { companyName, personName, placeOf, type Place } from './names.ts';
import { progressOf, type Progress } from './registration.ts';

/** What every account of a demo refers to. */
export type DemoGround = {
  insurerId: Id;
  /** the renewal period under way and the one before */
  cohorts: readonly [current: DemoCohort, earlier: DemoCohort];
  intermediaries: readonly { id: Id; kind: 'agent' | 'broker' }[];
  today: LocalDate;
  now: Instant;
};
export type DemoCohort = { id: Id; deadline: LocalDate };

export type DemoAccount = DerivedColumns &
  Place &
  Progress & {
    insurer_id: Id;
    cohort_id: Id;
    account_number: string;
    holder_name: string;
    holder_kind: 'person' | 'company';
    manager_kind: 'owner' | 'agent' | 'broker';
    intermediary_id: Id | null;
    email: string | null;
    mobile: string | null;
    secondary_phone: string | null;
    birth_date: LocalDate | null;
    tax_number: string | null;
    contract_date: LocalDate;
    risk_start: LocalDate;
    contract_count: number;
    policy_numbers: string;
    product: string;
    annual_premium: number;
    payment_frequency: string;
    communication: string;
    own_deadline: LocalDate | null;
    deadline: LocalDate;
    created_at: Instant;
  };

/** Every number once, far apart and with leading zeros: the factor shares no divisor with the hundred million. */
const accountNumber = (index: number): string =>
  String((index * 7_368_787 + 1_234_567) % 100_000_000).padStart(10, '0');

const products = ['Otthon', 'Casco', 'Kötelező gépjármű', 'Élet', 'Utas', 'Vállalkozói vagyon'] as const;

const emailOf = (dice: Dice, name: string, index: number): string =>
  `${fold(name)
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '')
    .slice(0, 40)}.${index}@${dice.pick(['posta', 'level', 'ceg'])}.example`;

const mobileOf = (dice: Dice, index: number): string =>
  `+36${dice.pick(['20', '30', '70'])}${String((index * 3_571 + 2_000_003) % 10_000_000).padStart(7, '0')}`;

/** Few intermediaries have many clients, many have few. */
function intermediaryOf(dice: Dice, ground: DemoGround): DemoGround['intermediaries'][number] | null {
  if (dice.chance(0.06)) return null;
  return ground.intermediaries[Math.floor(dice.roll() ** 2.2 * ground.intermediaries.length)] ?? null;
}

/** The account of this number in line: the same on the same day, however many there are. */
export function demoAccount(index: number, ground: DemoGround): DemoAccount {
  const dice = diceOf(index);
  const company = dice.chance(0.12);
  const name = company ? companyName(dice) : personName(dice);
  const cohort = ground.cohorts[dice.chance(0.93) ? 0 : 1];
  const intermediary = intermediaryOf(dice, ground);
  const managerKind = dice.chance(0.78) ? 'owner' : (intermediary?.kind ?? 'owner');
  const contractDate = addDays(cohort.deadline, -20 - dice.below(70));
  const source = {
    accountNumber: accountNumber(index),
    holderName: name,
    email: dice.chance(0.06) ? null : emailOf(dice, name, index),
    mobile: dice.chance(0.05) ? null : mobileOf(dice, index),
    secondaryPhone: dice.chance(0.1) ? `+361${String(2_000_000 + dice.below(8_000_000))}` : null,
    birthDate: company ? null : addDays('1935-01-01', dice.below(25_000)),
    taxNumber: company ? `${10_000_000 + index}-2-${String(2 + dice.below(42)).padStart(2, '0')}` : null,
  };
  const columns = derived(source);
  const ownDeadline = dice.chance(0.02) ? addDays(cohort.deadline, 1 + dice.below(14)) : null;
  return {
    ...columns,
    ...placeOf(dice),
    ...progressOf(dice, { managerKind, reachable: columns.reachable === 1, today: ground.today }),
    insurer_id: ground.insurerId,
    cohort_id: cohort.id,
    account_number: source.accountNumber,
    holder_name: name,
    holder_kind: company ? 'company' : 'person',
    manager_kind: managerKind,
    intermediary_id: intermediary?.id ?? null,
    email: source.email,
    mobile: source.mobile,
    secondary_phone: source.secondaryPhone,
    birth_date: source.birthDate,
    tax_number: source.taxNumber,
    contract_date: contractDate,
    risk_start: addDays(contractDate, 1 + dice.below(30)),
    contract_count: 1 + dice.below(3),
    policy_numbers: `K${String(30_000_000 + index)}`,
    product: dice.pick(products),
    annual_premium: 12_000 + dice.below(190_000),
    payment_frequency: dice.pick(['éves', 'féléves', 'negyedéves', 'havi']),
    communication: dice.pick(['elektronikus', 'elektronikus', 'postai']),
    own_deadline: ownDeadline,
    deadline: ownDeadline ?? cohort.deadline,
    created_at: ground.now,
  };
}
