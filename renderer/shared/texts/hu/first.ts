import { common } from './common.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { people } from './people.ts';
import { session } from './session.ts';

/** What is said before anybody has signed in, and everywhere after. */
export const first = { common, errors, frame, people, session };
