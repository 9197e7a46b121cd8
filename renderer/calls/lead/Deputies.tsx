import { MenuItem, TableCell, TableRow, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { calls, type Deputy } from '#contract/calls.ts';
import type { Input } from '#contract/endpoint.ts';
import { useToday } from '../../shared/clock.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';

const NOBODY = 'nobody';

/** Who stands in for whom while somebody is away. */
export function Deputies() {
  const { calls: words } = useTexts();
  const query = useRead(calls.deputies, {});
  const set = useWrite(calls.setDeputy);
  return (
    <CardPart title={words.deputies}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {words.deputiesHint}
      </Typography>
      <FailureNote failure={set.error} />
      <Loaded query={query} lines={2}>
        {({ rows }) => (
          <ShortTable framed={false} heads={[words.heads.agent, words.heads.deputy, words.heads.until]}>
            {rows.map((row) => (
              <Line key={row.agentId} row={row} all={rows} onSet={(change) => set.mutate(change)} />
            ))}
          </ShortTable>
        )}
      </Loaded>
    </CardPart>
  );
}

type LineProps = { row: Deputy; all: readonly Deputy[]; onSet: (change: Input<typeof calls.setDeputy>) => void };

/** One agent, whoever stands in, and the last day of it; without a day until somebody ends it. */
function Line({ row: { agentId, agentName, deputyId, until }, all, onSet }: LineProps) {
  const { calls: words } = useTexts();
  const today = useToday();
  const [day, setDay] = useState(until ?? '');
  const past = day !== '' && day < today;
  return (
    <TableRow>
      <TableCell>{agentName}</TableCell>
      <TableCell>
        <TextField
          select
          value={String(deputyId ?? NOBODY)}
          onChange={({ target }) =>
            onSet({
              agentId,
              deputyId: target.value === NOBODY ? null : Number(target.value),
              until: day === '' || past ? null : day,
            })
          }
          slotProps={{
            select: { SelectDisplayProps: { 'aria-label': `${words.heads.deputy}: ${agentName}` } },
          }}
          sx={{ maxWidth: 280 }}
        >
          <MenuItem value={NOBODY}>{words.noDeputy}</MenuItem>
          {all
            .filter((each) => each.agentId !== agentId)
            .map((each) => (
              <MenuItem key={each.agentId} value={String(each.agentId)}>
                {each.agentName}
              </MenuItem>
            ))}
        </TextField>
      </TableCell>
      <TableCell>
        <TextField
          type="date"
          value={day}
          error={past}
          helperText={past ? words.past : undefined}
          disabled={deputyId === null}
          onChange={({ target }) => setDay(target.value)}
          onBlur={() => {
            if (!past && day !== (until ?? '')) onSet({ agentId, deputyId, until: day === '' ? null : day });
          }}
          slotProps={{ htmlInput: { 'aria-label': `${words.heads.until}: ${agentName}`, min: today } }}
          sx={{ maxWidth: 170 }}
        />
      </TableCell>
    </TableRow>
  );
}
