import type { first } from './hu/first.ts';
import type { hu } from './hu/index.ts';
import type { overview } from './hu/overview.ts';

/** Hungarian is the measure: what it words, every language words. */
export type Texts = typeof hu;
export type FirstTexts = typeof first;
export type OverviewTexts = typeof overview;
