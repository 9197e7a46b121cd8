import type { ListColumn } from '#contract/list-columns.ts';
import { knownHeadings, plainHeading, type KnownHeading } from './columns.ts';
import { similarTo } from './trigrams.ts';

export type Evidence = 'heading' | 'synonym' | 'similarity' | 'values';
export type HeadingScore = { column: ListColumn; confidence: number; by: Evidence };

const SIMILAR = 0.75;
/** A longer text is a sentence, not a heading. */
const LONGEST = 60;

const similarityTo = similarTo(knownHeadings.map((heading) => heading.plain));

function scoreOf({ column, own, plain }: KnownHeading, asked: string, alike: number): HeadingScore {
  if (plain !== asked) return { column, confidence: alike * 0.9, by: 'similarity' };
  return own ? { column, confidence: 1, by: 'heading' } : { column, confidence: 0.95, by: 'synonym' };
}

function scoresOf(plain: string): HeadingScore[] {
  const best = new Map<ListColumn, HeadingScore>();
  for (const [at, alike] of similarityTo(plain)) {
    const heading = knownHeadings[at];
    if (!heading || alike < SIMILAR) continue;
    const score = scoreOf(heading, plain, alike);
    if (score.confidence > (best.get(heading.column)?.confidence ?? 0)) best.set(heading.column, score);
  }
  const scores = [...best.values()];
  const exact = scores.filter((score) => score.by !== 'similarity');
  return exact.length > 0 ? exact : scores;
}

/** Which columns a heading may mean by its words alone; a known heading means nothing else. */
export function scoreHeading(text: string): HeadingScore[] {
  if (text.length > LONGEST) return [];
  const plain = plainHeading(text);
  return plain === '' ? [] : scoresOf(plain);
}
