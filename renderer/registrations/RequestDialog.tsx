import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link as FileLink,
  MenuItem,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { Topic } from '#contract/live.ts';
import { type OpenRequest, requests as promises } from '#contract/requests.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { FailureNote } from '../shared/FailureNote.tsx';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { addressOf } from '../shared/request-of.ts';
import { useMay } from '../shared/session.ts';
import { useTexts } from '../shared/texts/index.ts';

const topics: readonly Topic[] = ['portal'];

/** What was asked for, field by field, with its files. */
function Facts({ request }: { request: OpenRequest }) {
  const { registrations: texts, story } = useTexts();
  const format = useFormat();
  const { details, reference, contractNumber, createdAt, assignedTo, answer, subject } = request;
  const words: Record<string, string> = texts.detailValues;
  const said = (value: string | number | null): string =>
    typeof value === 'number' ? format.number(value) : (words[value ?? ''] ?? value ?? '');
  const names: Record<string, string> = texts.details;
  const facts: [string, string | null][] = [
    [texts.requestColumns.created, format.instant(createdAt)],
    [texts.requestColumns.contract, contractNumber],
    [texts.reference, reference],
    [texts.about, subject],
    ...Object.entries(details).map(([name, value]): [string, string] => [names[name] ?? name, said(value)]),
    [texts.requestColumns.assigned, assignedTo],
    [texts.answer, answer],
  ];
  return (
    <>
      <Typography sx={{ fontWeight: 650 }}>{story.requestStates[request.state]}</Typography>
      <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, my: 1 }}>
        {facts.flatMap(([name, value]) =>
          value === null || value === ''
            ? []
            : [
                <Typography key={`${name}-name`} component="dt" sx={{ color: 'text.secondary' }}>
                  {name}
                </Typography>,
                <Typography key={name} component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
                  {value}
                </Typography>,
              ],
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {request.files.map((file) => {
          const href = addressOf(promises.file, { id: request.id, file: file.id });
          return (
            <FileLink key={file.id} href={href} download={file.name} sx={{ width: 120, overflowWrap: 'anywhere' }}>
              <Box
                component="img"
                src={href}
                alt=""
                loading="lazy"
                sx={{
                  width: 120,
                  height: 90,
                  display: 'block',
                  objectFit: 'cover',
                  borderRadius: 1,
                  bgcolor: 'divider',
                }}
              />
              {file.name}
            </FileLink>
          );
        })}
      </Box>
    </>
  );
}

/** One request: taken on, and ended with an answer the client reads. */
export function RequestDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { common, registrations: texts, story } = useTexts();
  const title = useId();
  const mayAnswer = useMay('requests:answer');
  const [answer, setAnswer] = useState('');
  const query = useRead(promises.one, { id }, { topics });
  const take = useWrite(promises.take);
  const give = useWrite(promises.assign);
  const settle = useWrite(promises.settle);
  const colleagues = useRead(promises.assignees, {}, { topics: ['users'], enabled: mayAnswer });
  const request = query.data;
  const isOpen = request?.state === 'received' || request?.state === 'in_progress';
  const busy = take.isPending || give.isPending || settle.isPending;
  const end = (as: 'done' | 'rejected'): void => settle.mutate({ id, as, answer }, { onSuccess: onClose });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={title}>
      <DialogTitle id={title}>
        {request ? `${story.requestKinds[request.kind]}: ${request.clientName}` : common.loading}
      </DialogTitle>
      <DialogContent>
        <Loaded query={query}>{(found) => <Facts request={found} />}</Loaded>
        <FailureNote failure={take.error ?? give.error ?? settle.error} />
        {isOpen && mayAnswer && (
          <Stack sx={{ gap: 1, pt: 1.5 }}>
            <TextField
              label={texts.answer}
              helperText={texts.answerHint}
              multiline
              minRows={3}
              value={answer}
              onChange={({ target }) => setAnswer(target.value)}
              slotProps={{ htmlInput: { maxLength: 4000 } }}
            />
            <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
              <Button variant="outlined" disabled={busy} onClick={() => take.mutate({ id })}>
                {texts.take}
              </Button>
              <Button variant="contained" disabled={busy || answer.trim() === ''} onClick={() => end('done')}>
                {texts.settleDone}
              </Button>
              <Button disabled={busy || answer.trim() === ''} onClick={() => end('rejected')}>
                {texts.settleRejected}
              </Button>
              <TextField
                select
                size="small"
                fullWidth={false}
                label={texts.giveTo}
                value=""
                disabled={busy}
                onChange={({ target }) => give.mutate({ id, to: Number(target.value) })}
                sx={{ minWidth: 180 }}
              >
                {colleagues.data?.rows.map((person) => (
                  <MenuItem key={person.id} value={person.id}>
                    {person.displayName}
                  </MenuItem>
                ))}
              </TextField>
            </Stack>
          </Stack>
        )}
      </DialogContent>
      <DialogActions>
        {typeof request?.accountId === 'number' && (
          <Button component={Link} to={cardLink(request.accountId)}>
            {texts.toCard}
          </Button>
        )}
        <Button onClick={onClose} variant="contained">
          {common.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
