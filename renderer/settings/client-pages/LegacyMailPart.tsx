import { Button, TableCell, TableRow, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { insurer as promises } from '#contract/insurer.ts';
import type { Insurer } from '#contract/settings.ts';
import { useToday } from '../../shared/clock.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useForm } from '../../shared/form.ts';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { filled } from '../../shared/person-faults.ts';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { SettingsPart } from '../SettingsPart.tsx';

type Product = { product: string; until: string };

/** Until when encrypted attachments go by e-mail, product by product; what has ended stays ended. */
export function LegacyMailPart({ insurer }: { insurer: Insurer }) {
  const texts = useTexts().clientPages;
  const format = useFormat();
  const list = useRead(promises.legacyMail, { insurerId: insurer.id }, { topics: ['settings'] });
  const [editing, setEditing] = useState<Product | 'new' | null>(null);
  return (
    <SettingsPart
      title={texts.legacy}
      hint={texts.legacyHint}
      history={`insurer:${insurer.id}`}
      action={
        <Button variant="outlined" onClick={() => setEditing('new')}>
          {texts.addLegacy}
        </Button>
      }
    >
      <Loaded query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Typography variant="body2">{texts.noLegacy}</Typography>
          ) : (
            <ShortTable label={texts.legacy} heads={[texts.product, texts.until, texts.state]} actions framed={false}>
              {rows.map(({ product, until, on }) => (
                <TableRow key={product} hover>
                  <TableCell>{product}</TableCell>
                  <TableCell>{format.date(until)}</TableCell>
                  <TableCell>{on ? texts.legacyOn : texts.legacyOver}</TableCell>
                  <TableCell align="right">
                    {on && (
                      <Button
                        size="small"
                        onClick={() => setEditing({ product, until })}
                        aria-label={`${texts.setLegacy}: ${product}`}
                      >
                        {texts.setLegacy}
                      </Button>
                    )}
                  </TableCell>
                </TableRow>
              ))}
            </ShortTable>
          )
        }
      </Loaded>
      {editing !== null && (
        <LegacyDialog
          insurerId={insurer.id}
          product={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </SettingsPart>
  );
}

type DialogProps = { insurerId: number; product: Product | null; onClose: () => void };

function LegacyDialog({ insurerId, product, onClose }: DialogProps) {
  const texts = useTexts();
  const words = texts.clientPages;
  const format = useFormat();
  const today = useToday();
  const set = useWrite(promises.setLegacyMail, ['settings']);
  const form = useForm<Product>({
    first: product ?? { product: '', until: '' },
    check: ({ product: name, until }) => ({
      product: filled(name, texts),
      until: filled(until, texts) ?? (until < today ? words.untilPast : undefined),
    }),
    send: async (given) => {
      await set.mutateAsync({ insurerId, ...given });
      toast(texts.common.saved);
      onClose();
    },
  });
  const { until } = form.values;
  return (
    <FormDialog title={product === null ? words.addLegacy : words.setLegacy} form={form} onClose={onClose}>
      <TextField
        {...form.field('product', words.product)}
        autoFocus={product === null}
        disabled={product !== null}
        autoComplete="off"
      />
      <TextField
        {...form.field('until', words.until, until >= today ? words.legacyAfter(format.date(until)) : undefined)}
        type="date"
        autoFocus={product !== null}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
}
