import fc from 'fast-check';
import { managerKinds, registrationSteps } from '#contract/account-status.ts';
import { addDays } from '#contract/deadline.ts';

/** Any mixture of facts the status hangs on, around the deadline of a world. */
export const anyAccount = fc.record({
  manager_kind: fc.constantFrom(...managerKinds, 'owner' as const, 'owner' as const),
  step: fc.constantFrom(...registrationSteps),
  deadline: fc.integer({ min: 0, max: 8 }).map((days) => addDays('2012-02-15', days * 2 - 6)),
  closed_on: fc.option(day(), { freq: 6 }),
  started_on: fc.option(day(), { freq: 2 }),
  confirmed_on: fc.option(day(), { freq: 2 }),
  last_contact_at: fc.option(
    day().map((on) => `${on}T09:00:00.000Z`),
    { freq: 2 },
  ),
  reachable: fc.constantFrom(0, 1, 1),
  family: fc.constantFrom('Kovács', 'Kovacs', 'Nagy', 'Őze', 'Ökrös', 'Szabó', 'Sós', 'Zsoldos', 'Cukor', 'Csaba'),
  given: fc.constantFrom('Anna', 'Éva', 'István', 'Zoltán', 'Csilla'),
  intermediary: fc.integer({ min: 0, max: 3 }),
});

function day(): fc.Arbitrary<string> {
  return fc.integer({ min: -12, max: 10 }).map((days) => addDays('2012-02-15', days));
}
