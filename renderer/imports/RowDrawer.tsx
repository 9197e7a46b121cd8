import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Import, ImportRow } from '#contract/imports.ts';
import { cardLink } from '../shared/accounts-link.ts';
import { useFormat } from '../shared/format.ts';
import { useTexts } from '../shared/texts/index.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { ConflictChoice } from './ConflictChoice.tsx';
import { LineDrawer } from './LineDrawer.tsx';
import { remarkWords } from './row-words.ts';

/** Everything of one line: why it is faulty, what it changes, what it contradicts, what was mended. */
export function RowDrawer({ list, row, onClose }: { list: Import; row: ImportRow; onClose: () => void }) {
  const texts = useTexts();
  const format = useFormat();
  const { imports: words } = texts;
  const { line, holderName, accountNumber, accountId, reasons, conflicts, changes, remarks } = row;
  const place = line === null ? '' : words.drawer(format.number(line));
  return (
    <LineDrawer title={holderName ?? place} note={[accountNumber, place].filter(Boolean).join(' · ')} onClose={onClose}>
      <Told title={words.reasonsTitle} when={reasons.length > 0}>
        {reasons.map((fault) => (
          <Typography key={fault.column + fault.reason} component="li">
            {line !== null && fault.letter !== null && (
              <Box component="span" className="figures" sx={{ color: 'text.secondary' }}>
                {words.place(fault.letter, String(line))}{' '}
              </Box>
            )}
            {words.fault(fault)}
          </Typography>
        ))}
      </Told>
      <Told title={words.conflictsTitle} when={conflicts.length > 0}>
        {conflicts.map((conflict) => (
          <ConflictChoice
            key={conflict.field}
            importId={list.id}
            row={row.id}
            conflict={conflict}
            open={list.state === 'preview'}
          />
        ))}
      </Told>
      {changes.length > 0 && <ChangesTable title={words.changesTitle} changes={changes} />}
      <Told title={words.remarksTitle} when={remarks.length > 0}>
        {remarks.map((remark) => (
          <Typography key={remark.column + remark.reason} component="li">
            {remarkWords(texts, remark)}
          </Typography>
        ))}
      </Told>
      {accountId !== null && (
        <Box>
          <Button variant="outlined" component={Link} to={cardLink(accountId)}>
            {words.drawerAccount}
          </Button>
        </Box>
      )}
    </LineDrawer>
  );
}

function Told({ title, when, children }: { title: string; when: boolean; children: ReactNode }) {
  if (!when) return null;
  return (
    <Box>
      <Typography variant="h3">{title}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {children}
      </Box>
    </Box>
  );
}
