import { MenuItem, TableCell, TableRow, TextField, Typography } from '@mui/material';
import { calls } from '#contract/calls.ts';
import { CardPart } from '../shared/CardPart.tsx';
import { FailureNote } from '../shared/FailureNote.tsx';
import { Loaded } from '../shared/Loaded.tsx';
import { useRead, useWrite } from '../shared/query.ts';
import { ShortTable } from '../shared/ShortTable.tsx';
import { useTexts } from '../shared/texts/index.ts';

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
          <ShortTable framed={false} heads={[words.heads.agent, words.heads.deputy]}>
            {rows.map((row) => (
              <TableRow key={row.agentId}>
                <TableCell>{row.agentName}</TableCell>
                <TableCell>
                  <TextField
                    select
                    value={String(row.deputyId ?? NOBODY)}
                    onChange={({ target }) =>
                      set.mutate({
                        agentId: row.agentId,
                        deputyId: target.value === NOBODY ? null : Number(target.value),
                      })
                    }
                    slotProps={{
                      select: { SelectDisplayProps: { 'aria-label': `${words.heads.deputy}: ${row.agentName}` } },
                    }}
                    sx={{ maxWidth: 280 }}
                  >
                    <MenuItem value={NOBODY}>{words.noDeputy}</MenuItem>
                    {rows
                      .filter(({ agentId }) => agentId !== row.agentId)
                      .map(({ agentId, agentName }) => (
                        <MenuItem key={agentId} value={String(agentId)}>
                          {agentName}
                        </MenuItem>
                      ))}
                  </TextField>
                </TableCell>
              </TableRow>
            ))}
          </ShortTable>
        )}
      </Loaded>
    </CardPart>
  );
}
