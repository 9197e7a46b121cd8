import { useDeferredValue } from 'react';
import type { Input } from '#contract/endpoint.ts';
import { templates } from '#contract/templates.ts';
import { useRead } from '../shared/query.ts';

export type Wording = Omit<Input<typeof templates.tryOut>, 'accountId'>;

/** A text as a client would get it, asked anew while it is being typed; all who ask for the same share the answer. */
export function usePreview(wording: Wording, accountId: number | null) {
  const asked = useDeferredValue(wording);
  const input = accountId === null ? asked : { ...asked, accountId };
  return useRead(templates.tryOut, input, { topics: ['settings'], keep: true, enabled: asked.body.trim() !== '' });
}
