import { Button, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { calls, type Refusal } from '#contract/calls.ts';
import { CardPart } from '../../shared/CardPart.tsx';
import { ConfirmDialog } from '../../shared/ConfirmDialog.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { outcomeWord } from '../words.ts';

/** Clients nobody calls any more. */
export function Refusals() {
  const texts = useTexts();
  const { calls: words } = texts;
  const { heads } = words;
  const format = useFormat();
  const query = useRead(calls.refusals, {});
  const [lifting, setLifting] = useState<Refusal | null>(null);
  const lift = useWrite(calls.liftRefusal);
  return (
    <CardPart title={words.refusals}>
      <Loaded query={query} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography sx={{ color: 'text.secondary' }}>{words.noRefusals}</Typography>
          ) : (
            <ShortTable framed={false} heads={[heads.client, heads.outcome, heads.when, heads.by]} actions>
              {rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>{row.holderName ?? words.erased}</TableCell>
                  <TableCell>{outcomeWord(texts, { code: row.outcome, name: null })}</TableCell>
                  <TableCell>{format.instant(row.at)}</TableCell>
                  <TableCell>{row.by}</TableCell>
                  <TableCell align="right" sx={{ py: 0 }}>
                    <Button
                      size="small"
                      aria-label={`${words.lift}: ${row.holderName ?? words.erased}`}
                      onClick={() => setLifting(row)}
                    >
                      {words.lift}
                    </Button>
                  </TableCell>
                </TableRow>
              ))}
            </ShortTable>
          )
        }
      </Loaded>
      {lifting && (
        <ConfirmDialog
          title={words.lift}
          action={words.lift}
          busy={lift.isPending}
          onClose={() => setLifting(null)}
          onConfirm={() => lift.mutate({ id: lifting.id }, { onSuccess: () => setLifting(null) })}
        >
          {words.liftText(lifting.holderName ?? words.erased)}
        </ConfirmDialog>
      )}
    </CardPart>
  );
}
