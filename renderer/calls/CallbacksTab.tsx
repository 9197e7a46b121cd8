import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import { Alert, Button, FormControlLabel, Link, Stack, Switch, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { calls, type CallbackLine } from '#contract/calls.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { worded } from '../shared/worded.ts';
import { useFormat } from '../shared/format.ts';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { useMay } from '../shared/session.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';
import { toast } from '../shared/toast.ts';
import { type Tone, ToneChip } from '../shared/ToneChip.tsx';
import { Key } from './Key.tsx';
import { Tabs } from './Tabs.tsx';
import { useKeys } from './use-keys.ts';

const EVERY_MS = 30_000;

const tones: Record<CallbackLine['state'], Tone> = {
  later: 'quiet',
  soon: 'soon',
  due: 'late',
  fallen: 'late',
  missed_closed: 'late',
};

/** Every promised call that is one's own or anyone's, by its time; what was missed while closed is said first. */
export function CallbacksTab() {
  const texts = useTexts();
  const { calls: words } = texts;
  const navigate = useNavigate();
  const mayLead = useMay('calls:supervise');
  const [all, setAll] = useState(false);
  const query = useRead(calls.callbacks, { all }, { every: EVERY_MS });
  const claim = useWrite(calls.claim);
  const take = (id: number): void =>
    claim.mutate(
      { id },
      {
        onSuccess: () => void navigate('/calls'),
        onError: (failure) => toast(worded(texts, failure).what, { kind: 'failed' }),
      },
    );
  const free = (query.data?.rows ?? []).filter(({ heldBy }) => heldBy === null);
  const onKey = (key: string): boolean => {
    const row = /^[1-9]$/.test(key) ? free[Number(key) - 1] : undefined;
    if (key === 'v' || key === 'n') void navigate('/calls');
    else if (row && !claim.isPending) take(row.id);
    else return false;
    return true;
  };
  useKeys(onKey);
  return (
    <Tabs
      actions={
        mayLead && (
          <FormControlLabel
            control={<Switch checked={all} onChange={(_event, on) => setAll(on)} />}
            label={words.all}
          />
        )
      }
    >
      <Stack sx={{ gap: 2, p: 3 }}>
        <Loaded query={query}>
          {({ rows }) => {
            const missed = rows.filter(({ state }) => state === 'missed_closed').length;
            return rows.length === 0 ? (
              <EmptyState icon={EventAvailableOutlined} title={words.callbackNone} hint={words.callbackNoneHint} />
            ) : (
              <>
                {missed > 0 && (
                  <Alert severity="warning" variant="outlined">
                    {words.missedTitle(missed)}
                  </Alert>
                )}
                <CallbackTable rows={rows} free={free} busy={claim.isPending} onTake={take} />
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {words.callbackKeys}
                </Typography>
              </>
            );
          }}
        </Loaded>
      </Stack>
    </Tabs>
  );
}

type CallbackTableProps = {
  rows: readonly CallbackLine[];
  /** those nobody has in hand, in the order of their keys */
  free: readonly CallbackLine[];
  busy: boolean;
  onTake: (id: number) => void;
};

function CallbackTable({ rows, free, busy, onTake }: CallbackTableProps) {
  const { calls: words } = useTexts();
  const format = useFormat();
  const { heads } = words;
  return (
    <ShortTable
      label={words.callbackTitle}
      heads={[heads.when, heads.state, heads.client, heads.words, heads.forWhom]}
      actions
    >
      {rows.map((row) => {
        const nth = free.indexOf(row) + 1;
        return (
          <TableRow key={row.id} hover>
            <TableCell className="figures">{format.instant(row.at)}</TableCell>
            <TableCell>
              <ToneChip tone={tones[row.state]} icon={EventAvailableOutlined} word={words.callbackStates[row.state]} />
            </TableCell>
            <TableCell>
              <Link component={RouterLink} to={cardLink(row.accountId)}>
                {row.holderName}
              </Link>
            </TableCell>
            <TableCell sx={{ maxWidth: 320, overflowWrap: 'anywhere' }}>{row.words}</TableCell>
            <TableCell>{row.forAgentName ?? words.anyone}</TableCell>
            <TableCell align="right" sx={{ py: 0 }}>
              {row.heldBy === null ? (
                <Button
                  size="small"
                  disabled={busy}
                  onClick={() => onTake(row.id)}
                  aria-label={`${words.take}: ${row.holderName}`}
                >
                  {words.take}
                  {nth >= 1 && nth <= 9 && (
                    <Key aria-hidden sx={{ ml: 1 }}>
                      {nth}
                    </Key>
                  )}
                </Button>
              ) : (
                words.heldBy(row.heldBy)
              )}
            </TableCell>
          </TableRow>
        );
      })}
    </ShortTable>
  );
}
