import { Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { Audience } from '#contract/campaigns.ts';
import { filterParts } from '#contract/filter-words.ts';
import { settings } from '#contract/settings.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { useRead } from '../shared/query.ts';
import { useLanguage, useTexts } from '../shared/texts/index.ts';

/** Whom an audience means, as a sentence that opens those clients in the list. */
export function AudienceWords({ audience }: { audience: Audience }) {
  const texts = useTexts().reminders;
  const language = useLanguage();
  const format = useFormat();
  const { data: cohorts } = useRead(settings.cohorts, {});
  const { data: firms } = useRead(settings.intermediaries, {});
  const picked = 'accountIds' in audience ? audience.accountIds : audience.filter.ids;
  if (picked !== undefined)
    return <Typography component="span">{texts.whoCount(format.number(picked.length))}</Typography>;
  const { filter } = audience as Extract<Audience, { filter: unknown }>;
  const parts = filterParts(
    filter,
    {
      date: format.date,
      cohort: (name) => cohorts?.rows.find(({ id }) => String(id) === name)?.name ?? name,
      intermediary: (name) => firms?.rows.find(({ id, code }) => code === name || String(id) === name)?.name ?? name,
    },
    language,
  );
  return (
    <Link component={RouterLink} to={accountsLink(filter)}>
      {parts.length === 0 ? texts.everybody : parts.map(({ words }) => words).join(' · ')}
    </Link>
  );
}
