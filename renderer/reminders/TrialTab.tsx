import ScienceOutlined from '@mui/icons-material/ScienceOutlined';
import { Box, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { outbox, type TrialMessage } from '#contract/outbox.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ChannelChip } from './StateChips.tsx';
import { Tabs } from './Tabs.tsx';

/** What the trial gateway kept, as the client would have read it. */
export function TrialTab() {
  const texts = useTexts().reminders;
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const to = useDeferredValue(typed.trim());
  const query = useRead(outbox.trialBox, to === '' ? {} : { to }, { topics: ['outbox'], keep: true });
  return (
    <Tabs>
      <Box sx={{ px: 3, py: 2, overflow: 'auto' }}>
        <Typography sx={{ color: 'text.secondary', mb: 1.5, maxWidth: 760 }}>{texts.trialHint}</Typography>
        <TextField
          type="search"
          label={texts.trialTo}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          sx={{ maxWidth: 360, mb: 2 }}
        />
        <Loaded query={query}>
          {({ rows, total }) =>
            rows.length === 0 ? (
              <EmptyState icon={ScienceOutlined} title={texts.trialEmpty} hint={texts.trialEmptyHint} />
            ) : (
              <Stack component="ul" sx={{ gap: 1.25, m: 0, p: 0, maxWidth: 820 }}>
                {rows.map((message) => (
                  <Kept key={message.id} message={message} />
                ))}
                {rows.length < total && (
                  <Typography component="li" className="figures" sx={{ listStyle: 'none', color: 'text.secondary' }}>
                    {texts.trialShown(format.number(rows.length), format.number(total))}
                  </Typography>
                )}
              </Stack>
            )
          }
        </Loaded>
      </Box>
    </Tabs>
  );
}

function Kept({ message: { channel, to, at, subject, text, accountId } }: { message: TrialMessage }) {
  const texts = useTexts().reminders;
  const format = useFormat();
  return (
    <Paper component="li" variant="outlined" sx={{ listStyle: 'none', p: 2 }}>
      <Stack direction="row" sx={{ gap: 2, mb: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <ChannelChip channel={channel} />
        <Typography className="figures">{channel === 'sms' ? format.phone(to) : to}</Typography>
        <Typography className="figures" sx={{ color: 'text.secondary', ml: 'auto' }}>
          {format.instant(at)}
        </Typography>
      </Stack>
      {subject !== '' && <Typography sx={{ fontWeight: 650, mb: 0.5 }}>{subject}</Typography>}
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text === '' ? texts.trialHidden : text}
      </Typography>
      {accountId !== null && (
        <Button component={Link} to={cardLink(accountId)} size="small" sx={{ mt: 1, ml: -1 }}>
          {texts.openClient}
        </Button>
      )}
    </Paper>
  );
}
