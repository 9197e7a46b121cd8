import { Box, TextField } from '@mui/material';
import { accountStatuses, managerKinds, registrationSteps } from '#contract/account-status.ts';
import type { AccountFilter, AccountSummary } from '#contract/accounts.ts';
import { withoutPart } from '#contract/filter-words.ts';
import type { Cohort, Intermediary } from '#contract/settings.ts';
import { FilterChips } from '../shared/FilterChips.tsx';
import { useFilterWords } from '../shared/filter-words.ts';
import { useTexts } from '../shared/texts/index.ts';
import { FacetMenu } from './FacetMenu.tsx';
import { FacetValue } from './FacetValue.tsx';
import { changed, toggledIn } from './changed-filter.ts';
import { IntermediaryFacet } from './IntermediaryFacet.tsx';

const SOON = 7;

export type FilterBarProps = {
  filter: AccountFilter;
  onChange: (filter: AccountFilter) => void;
  summary: AccountSummary | undefined;
  cohorts: readonly Cohort[];
  intermediaries: readonly Intermediary[];
};

/** What the list is narrowed to: each part with the counts of its values, and all of it as a sentence. */
export function FilterBar({ filter, onChange, summary, cohorts, intermediaries }: FilterBarProps) {
  const texts = useTexts();
  const { account, accounts } = texts;
  const facets = summary?.facets;
  const set = (change: Parameters<typeof changed>[1]): void => onChange(changed(filter, change));
  const parts = useFilterWords(filter);
  return (
    <>
      <Box role="group" aria-label={texts.common.filters} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 0.75 }}>
        <FacetMenu title={accounts.facets.status} chosen={filter.status?.length ?? 0}>
          {accountStatuses.map((status) => (
            <FacetValue
              key={status}
              label={account.statuses[status]}
              count={facets?.status[status]}
              chosen={filter.status?.includes(status) ?? false}
              onToggle={() => set({ status: toggledIn(filter.status, status) })}
            />
          ))}
          <TextField
            type="date"
            label={accounts.asOf}
            helperText={accounts.asOfHint}
            value={filter.asOf ?? ''}
            onChange={({ target }) => set({ asOf: target.value === '' ? undefined : target.value })}
            sx={{ mt: 1.5 }}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        </FacetMenu>
        <FacetMenu title={accounts.facets.step} chosen={filter.step?.length ?? 0}>
          {registrationSteps.map((step) => (
            <FacetValue
              key={step}
              label={account.steps[step]}
              count={facets?.step[step]}
              chosen={filter.step?.includes(step) ?? false}
              onToggle={() => set({ step: toggledIn(filter.step, step) })}
            />
          ))}
        </FacetMenu>
        <FacetMenu
          title={accounts.facets.deadline}
          chosen={filter.overdue === undefined && filter.dueWithin === undefined ? 0 : 1}
        >
          <FacetValue
            label={accounts.overdue}
            count={facets?.overdue}
            chosen={filter.overdue === true}
            onToggle={() => set({ overdue: filter.overdue === true ? undefined : true, dueWithin: undefined })}
          />
          <FacetValue
            label={accounts.dueWithin(SOON)}
            count={facets?.dueWithin7}
            chosen={filter.dueWithin === SOON}
            onToggle={() => set({ dueWithin: filter.dueWithin === SOON ? undefined : SOON, overdue: undefined })}
          />
        </FacetMenu>
        <FacetMenu title={accounts.facets.managerKind} chosen={filter.managerKind?.length ?? 0}>
          {managerKinds.map((kind) => (
            <FacetValue
              key={kind}
              label={account.managerKinds[kind]}
              count={facets?.managerKind[kind]}
              chosen={filter.managerKind?.includes(kind) ?? false}
              onToggle={() => set({ managerKind: toggledIn(filter.managerKind, kind) })}
            />
          ))}
        </FacetMenu>
        <FacetMenu
          title={accounts.facets.contact}
          chosen={filter.contacted === undefined && filter.restricted === undefined ? 0 : 1}
        >
          {([false, true] as const).map((contacted) => (
            <FacetValue
              key={String(contacted)}
              label={contacted ? accounts.contacted : accounts.notContacted}
              count={facets?.contacted[contacted ? 'true' : 'false']}
              chosen={filter.contacted === contacted}
              onToggle={() => set({ contacted: filter.contacted === contacted ? undefined : contacted })}
            />
          ))}
          <FacetValue
            label={accounts.restricted}
            count={undefined}
            chosen={filter.restricted === true}
            onToggle={() => set({ restricted: filter.restricted === true ? undefined : true })}
          />
        </FacetMenu>
        {intermediaries.length > 1 && (
          <FacetMenu title={accounts.facets.intermediary} chosen={filter.intermediary === undefined ? 0 : 1}>
            <IntermediaryFacet
              intermediaries={intermediaries}
              counts={facets?.intermediary}
              chosen={filter.intermediary}
              onChoose={(intermediary) => set({ intermediary })}
            />
          </FacetMenu>
        )}
        {cohorts.length > 1 && (
          <FacetMenu title={accounts.facets.cohort} chosen={filter.cohort === undefined ? 0 : 1}>
            {cohorts.map(({ id, name }) => (
              <FacetValue
                key={id}
                label={name}
                count={facets?.cohort.find((each) => each.id === id)?.count ?? 0}
                chosen={filter.cohort === String(id) || filter.cohort === name}
                onToggle={() =>
                  set({ cohort: filter.cohort === String(id) || filter.cohort === name ? undefined : String(id) })
                }
              />
            ))}
          </FacetMenu>
        )}
      </Box>
      <FilterChips
        chips={parts.map(({ key, words }) => ({
          key,
          label: words,
          onRemove: () => onChange(withoutPart(filter, key)),
        }))}
        onClear={() => onChange({})}
      />
    </>
  );
}
