import { Box, TextField, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import type { AccountSummary } from '#contract/accounts.ts';
import { fold } from '#contract/hungarian.ts';
import type { Intermediary } from '#contract/settings.ts';
import { useTexts } from '../shared/texts/index.ts';
import { FacetValue } from './FacetValue.tsx';

const MOST_SHOWN = 30;

type IntermediaryFacetProps = {
  intermediaries: readonly Intermediary[];
  counts: AccountSummary['facets']['intermediary'] | undefined;
  /** id, code or `none` */
  chosen: string | undefined;
  onChoose: (chosen: string | undefined) => void;
};

/** One intermediary out of hundreds: those with most clients first, found by a piece of the name or code. */
export function IntermediaryFacet({ intermediaries, counts, chosen, onChoose }: IntermediaryFacetProps) {
  const texts = useTexts();
  const [term, setTerm] = useState('');
  const wanted = fold(useDeferredValue(term));
  const countOf = new Map((counts ?? []).map(({ id, count }) => [id, count]));
  const isChosen = ({ id, code }: Intermediary): boolean => chosen === String(id) || chosen === code;
  const offered = intermediaries
    .filter(
      (each) =>
        isChosen(each) || (wanted === '' ? countOf.has(each.id) : fold(`${each.name} ${each.code}`).includes(wanted)),
    )
    .toSorted(
      (a, b) => Number(isChosen(b)) - Number(isChosen(a)) || (countOf.get(b.id) ?? 0) - (countOf.get(a.id) ?? 0),
    );
  const toggle = (value: string, now: boolean): void => onChoose(now ? undefined : value);
  return (
    <Box sx={{ width: 330 }}>
      <TextField
        autoFocus
        type="search"
        label={texts.accounts.findIntermediary}
        value={term}
        onChange={({ target }) => setTerm(target.value)}
        sx={{ mb: 1 }}
      />
      <FacetValue
        label={texts.accounts.noIntermediary}
        count={countOf.get(null)}
        chosen={chosen === 'none'}
        onToggle={() => toggle('none', chosen === 'none')}
      />
      {offered.slice(0, MOST_SHOWN).map((each) => (
        <FacetValue
          key={each.id}
          label={`${each.name} (${each.code})`}
          count={countOf.get(each.id) ?? 0}
          chosen={isChosen(each)}
          onToggle={() => toggle(String(each.id), isChosen(each))}
        />
      ))}
      {offered.length > MOST_SHOWN && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {texts.accounts.moreIntermediaries(offered.length - MOST_SHOWN)}
        </Typography>
      )}
    </Box>
  );
}
