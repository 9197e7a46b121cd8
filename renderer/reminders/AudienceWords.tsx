import { Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { AccountFilter } from '#contract/accounts.ts';
import type { Audience } from '#contract/campaigns.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFilterWords } from '../shared/filter-words.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';

/** Whom an audience means, as a sentence that opens those clients in the list. */
export function AudienceWords({ audience }: { audience: Audience }) {
  const texts = useTexts().reminders;
  const format = useFormat();
  if ('notReactedTo' in audience)
    return (
      <Link component={RouterLink} to={`/reminders/campaigns/${audience.notReactedTo}`}>
        {texts.notReacted}
      </Link>
    );
  if ('ladderStep' in audience)
    return (
      <Link component={RouterLink} to="/reminders/ladder">
        {texts.ladder.step}
      </Link>
    );
  const picked = 'accountIds' in audience ? audience.accountIds : audience.filter.ids;
  if (picked !== undefined)
    return <Typography component="span">{texts.whoCount(format.number(picked.length))}</Typography>;
  return <FilterSentence filter={'filter' in audience ? audience.filter : {}} />;
}

function FilterSentence({ filter }: { filter: AccountFilter }) {
  const parts = useFilterWords(filter);
  const { everybody } = useTexts().reminders;
  return (
    <Link component={RouterLink} to={accountsLink(filter)}>
      {parts.length === 0 ? everybody : parts.map(({ words }) => words).join(' · ')}
    </Link>
  );
}
