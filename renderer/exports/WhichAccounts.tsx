import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { accounts, type AccountFilter } from '#contract/accounts.ts';
import { accountsLink } from '../shared/accounts-link.ts';
import { useFilterWords } from '../shared/filter-words.ts';
import { useFormat } from '../shared/format.ts';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';

/** How many accounts the file will hold and which, in words; the list is the place to choose others. */
export function WhichAccounts({ filter }: { filter: AccountFilter }) {
  const { common, exports: texts } = useTexts();
  const format = useFormat();
  const parts = useFilterWords(filter);
  const { data } = useRead(accounts.summary, filter, { topics: ['accounts'] });
  return (
    <Box>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {texts.which}
      </Typography>
      <Typography className="figures" sx={{ fontWeight: 600 }}>
        {data ? texts.count(format.number(data.total)) : common.loading}
      </Typography>
      <Typography>{parts.length === 0 ? texts.everything : parts.map(({ words }) => words).join(' · ')}</Typography>
      <Link component={RouterLink} to={accountsLink(filter)} variant="body2">
        {texts.chooseOthers}
      </Link>
    </Box>
  );
}
