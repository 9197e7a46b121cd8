import ArrowBack from '@mui/icons-material/ArrowBack';
import Close from '@mui/icons-material/Close';
import { Alert, Box, Button, Drawer, IconButton, Skeleton, Stack, Typography, useMediaQuery } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { accessFile, accessFileName, accessFormats } from '#contract/access-file.ts';
import { accounts as promises, type AccountCard } from '#contract/accounts.ts';
import { reminderLink } from '../shared/accounts-link.ts';
import { ErrorPanel } from '../shared/ErrorPanel.tsx';
import { useFormat } from '../shared/format.ts';
import { saveFile } from '../shared/outside.ts';
import { useRead } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { StatusChip } from '../shared/StatusChip.tsx';
import { useLanguage, useTexts } from '../shared/texts/index.ts';
import { ContactPart } from './ContactPart.tsx';
import { PoliciesPart } from './PoliciesPart.tsx';
import { RegistrationPart } from './RegistrationPart.tsx';
import { Restricted, Restricting } from './Restriction.tsx';
import { Timeline } from '../shared/Timeline.tsx';
import { WhoPart } from './WhoPart.tsx';

const EraseDialog = lazy(async () => ({ default: (await import('./EraseDialog.tsx')).EraseDialog }));

/** The client card: at the right of the list, the whole page when narrow. Changes by itself when the client moves. */
export function CardDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const texts = useTexts();
  const narrow = useMediaQuery('(max-width: 900px)');
  const {
    data: card,
    error,
    refetch,
  } = useRead(promises.card, { id }, { topics: ['accounts', 'outbox', 'portal', 'calls'] });
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-modal': true,
          'aria-label': texts.accounts.card.label,
          sx: { width: narrow ? '100%' : 600, bgcolor: 'background.default' },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 1.5, pt: 1 }} className="no-print">
        {narrow && (
          <Button startIcon={<ArrowBack />} onClick={onClose} color="inherit">
            {texts.accounts.card.back}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <IconButton aria-label={texts.common.close} onClick={onClose} autoFocus>
          <Close />
        </IconButton>
      </Box>
      {card ? (
        <Card card={card} />
      ) : error ? (
        <Box sx={{ p: 3 }}>
          <ErrorPanel failure={error} onRetry={() => void refetch()} />
        </Box>
      ) : (
        <Waiting />
      )}
    </Drawer>
  );
}

function Card({ card }: { card: AccountCard }) {
  const texts = useTexts().accounts.card;
  const { erasedOn } = useTexts().erasure;
  const format = useFormat();
  const mayRemind = useMay('campaigns:run');
  return (
    <Stack sx={{ gap: 2, px: 3, pb: 4 }}>
      <Box>
        <Typography variant="h1" component="h2">
          {card.holderName}
        </Typography>
        <Stack direction="row" sx={{ gap: 2, mt: 0.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <StatusChip status={card.status} overdue={card.overdue} />
          <Typography component="span" className="figures" sx={{ color: 'text.secondary' }}>
            {card.accountNumber}
          </Typography>
        </Stack>
        {mayRemind && card.mustRegister && card.confirmedAt === null && card.restriction === null && (
          <Stack direction="row" sx={{ gap: 1, mt: 1.5 }} className="no-print">
            <Button component={Link} to={reminderLink({ ids: [card.id] })} variant="contained">
              {texts.remind}
            </Button>
          </Stack>
        )}
      </Box>
      {card.erasedOn !== null && <Alert severity="info">{erasedOn(format.date(card.erasedOn))}</Alert>}
      <Restricted card={card} />
      <ContactPart card={card} />
      <RegistrationPart card={card} />
      <WhoPart card={card} />
      <PoliciesPart card={card} />
      <Timeline entries={card.timeline} />
      {card.erasedOn === null && (
        <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <AccessFile card={card} />
          {card.restriction === null && (
            <>
              <Restricting card={card} />
              <Erasing card={card} />
            </>
          )}
        </Box>
      )}
    </Stack>
  );
}

/** Everything held on the client, for when the client asks; only for who may. */
function AccessFile({ card: { id } }: { card: AccountCard }) {
  const texts = useTexts().erasure;
  const language = useLanguage();
  const mayTake = useMay('accounts:access');
  if (!mayTake) return null;
  return accessFormats.map((format) => (
    <Button
      key={format}
      onClick={() => void saveFile(accessFile.take, { id, format, language }, accessFileName(language, id, format))}
    >
      {texts.access[format]}
    </Button>
  ));
}

/** The last thing on the card, and only for who may. */
function Erasing({ card }: { card: AccountCard }) {
  const texts = useTexts().erasure;
  const mayErase = useMay('accounts:erase');
  const [open, setOpen] = useState(false);
  if (!mayErase) return null;
  return (
    <>
      <Button color="error" onClick={() => setOpen(true)}>
        {texts.open}
      </Button>
      {open && (
        <Suspense>
          <EraseDialog card={card} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function Waiting() {
  return (
    <Stack sx={{ gap: 2, px: 3 }} aria-busy>
      <Skeleton variant="rounded" height={52} width="60%" />
      <Skeleton variant="rounded" height={130} />
      <Skeleton variant="rounded" height={280} />
      <Skeleton variant="rounded" height={180} />
    </Stack>
  );
}
