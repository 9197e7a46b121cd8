import type { FieldValues } from '#contract/template-fields.ts';
import type { Rendered, Wording } from './render-text.ts';

/** What travels between the program and the thread that renders. */
export type RenderRequest = { id: number; wording: Wording; recipients: readonly FieldValues[] };
export type RenderAnswer = {
  id: number;
  fault: string | null;
  unknown: string[];
  rendered: Rendered[];
};
