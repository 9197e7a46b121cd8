import { common } from './common.ts';
import { errors } from './errors.ts';
import { frame } from './frame.ts';
import { people } from './people.ts';
import { session } from './session.ts';
import type { FirstTexts } from '../texts.ts';

/** What is said before anybody has signed in, and everywhere after. */
export const first: FirstTexts = { common, errors, frame, people, session };
