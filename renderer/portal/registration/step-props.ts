import type { Registration, Standing } from './use-registration.ts';

/** What every step of the registration is given. */
export type StepProps = { registration: Registration; standing: Standing };
