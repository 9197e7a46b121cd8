import Add from '@mui/icons-material/Add';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import {
  Box,
  Button,
  Link,
  Paper,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { channels, type Channel } from '#contract/outbox.ts';
import { templates, type Template } from '#contract/templates.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { useLanguage, useTexts } from '../shared/texts/index.ts';
import { Tabs } from './Tabs.tsx';

/** The texts to send, by channel. */
export function TemplatesTab() {
  const texts = useTexts().reminders;
  const mayChange = useMay('templates:change');
  const query = useRead(templates.list, {}, { topics: ['settings'] });
  const add = (
    <Button component={RouterLink} to="/reminders/templates/new" startIcon={<Add />}>
      {texts.newTemplate}
    </Button>
  );
  return (
    <Tabs {...(mayChange ? { actions: add } : {})}>
      <Box sx={{ px: 3, py: 2, overflow: 'auto' }}>
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>{texts.templatesHint}</Typography>
        <Loaded query={query}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState icon={DescriptionOutlined} title={texts.noTemplates} hint={texts.templatesHint} />
            ) : (
              <Stack sx={{ gap: 3, maxWidth: 1000 }}>
                {channels.map((channel) => (
                  <OfChannel key={channel} channel={channel} rows={rows.filter((row) => row.channel === channel)} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Box>
    </Tabs>
  );
}

function OfChannel({ channel, rows }: { channel: Channel; rows: readonly Template[] }) {
  const texts = useTexts().reminders;
  const language = useLanguage();
  if (rows.length === 0) return null;
  const ownFirst = rows.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  return (
    <Box component="section" aria-label={texts.channels[channel]}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {texts.channels[channel]}
      </Typography>
      <TableContainer component={Paper} variant="outlined">
        <Table aria-label={`${texts.tabs.templates}: ${texts.channels[channel]}`} sx={{ tableLayout: 'fixed' }}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: 260 }}>{texts.templateName}</TableCell>
              <TableCell sx={{ width: 100 }}>{texts.language}</TableCell>
              <TableCell sx={{ width: 130 }}>{texts.purpose}</TableCell>
              <TableCell>{channel === 'email' ? texts.subject : texts.body}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {ownFirst.map((row) => (
              <TableRow key={row.id} hover>
                <TableCell>
                  <Link component={RouterLink} to={`/reminders/templates/${row.id}`} sx={{ fontWeight: 600 }}>
                    {row.name}
                  </Link>
                </TableCell>
                <TableCell>{texts.languages[row.language]}</TableCell>
                <TableCell>{texts.purposes[row.purpose]}</TableCell>
                <TableCell sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                  {channel === 'email' ? row.subject : row.body}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Box>
  );
}
