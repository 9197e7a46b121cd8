import Add from '@mui/icons-material/Add';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { Box, Button, IconButton, Link, Paper, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { type Insurer, settings as promises } from '#contract/settings.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { openOutside } from '../../shared/outside.ts';
import { useRead } from '../../shared/query.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { CohortTable } from './CohortTable.tsx';
import { InsurerDialog } from './InsurerDialog.tsx';
import { ListFolderPart } from './ListFolderPart.tsx';
import { ListSizePart } from './ListSizePart.tsx';
import { Section } from '../Section.tsx';

export function InsurersSection() {
  const texts = useTexts().settings;
  const mayChange = useMay('insurers:change');
  const insurers = useRead(promises.insurers, {});
  const [editing, setEditing] = useState<Insurer | 'new' | null>(null);
  return (
    <Section
      title={texts.insurers}
      hint={texts.insurersHint}
      action={
        mayChange && (
          <Button variant="contained" startIcon={<Add />} onClick={() => setEditing('new')}>
            {texts.addInsurer}
          </Button>
        )
      }
    >
      <Loaded query={insurers}>
        {({ rows }) => (
          <Stack sx={{ gap: 2 }}>
            {rows.map((insurer) => (
              <Paper key={insurer.id} variant="outlined">
                <InsurerHead insurer={insurer} {...(mayChange ? { onEdit: () => setEditing(insurer) } : {})} />
                <CohortTable insurer={insurer} mayChange={mayChange} />
              </Paper>
            ))}
            {mayChange && <ListFolderPart />}
            {mayChange && <ListSizePart />}
          </Stack>
        )}
      </Loaded>
      {editing !== null && (
        <InsurerDialog insurer={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Section>
  );
}

function InsurerHead({ insurer, onEdit }: { insurer: Insurer; onEdit?: () => void }) {
  const { settings } = useTexts();
  const { name, portalName, mailboxName, portalUrl, colours } = insurer;
  return (
    <Stack direction="row" sx={{ gap: 1.5, p: 2, alignItems: 'flex-start' }}>
      <Box
        aria-hidden
        sx={{ width: 6, alignSelf: 'stretch', borderRadius: 1, flex: 'none' }}
        style={{ background: colours.primary }}
      />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="h3">{name}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {[portalName, mailboxName].join(' · ')}
          {portalUrl !== '' && (
            <>
              {' · '}
              <Link href={portalUrl} target="_blank" rel="noreferrer" onClick={openOutside}>
                {portalUrl}
              </Link>
            </>
          )}
        </Typography>
      </Box>
      {onEdit && (
        <IconButton aria-label={settings.editInsurer(name)} onClick={onEdit}>
          <EditOutlined fontSize="small" />
        </IconButton>
      )}
    </Stack>
  );
}
