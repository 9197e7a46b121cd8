import Add from '@mui/icons-material/Add';
import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { Button, IconButton, TableCell, TableRow, TextField } from '@mui/material';
import { useDeferredValue, useState } from 'react';
import { fold } from '#contract/hungarian.ts';
import { type Intermediary, settings as promises } from '#contract/settings.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead } from '../../shared/query.ts';
import { useMay } from '../../shared/session.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { IntermediaryDialog } from './IntermediaryDialog.tsx';
import { Section } from '../Section.tsx';

/** More firms than this get a search field. */
const MANY = 12;

export function IntermediariesSection() {
  const texts = useTexts().settings;
  const mayChange = useMay('intermediaries:change');
  const list = useRead(promises.intermediaries, {});
  const [term, setTerm] = useState('');
  const [opened, setOpened] = useState<Intermediary | 'new' | null>(null);
  const wanted = fold(useDeferredValue(term));
  const fits = ({ name, code }: Intermediary): boolean => fold(`${name} ${code}`).includes(wanted);
  return (
    <Section
      title={texts.intermediaries}
      hint={texts.intermediariesHint}
      action={
        mayChange && (
          <Button variant="contained" startIcon={<Add />} onClick={() => setOpened('new')}>
            {texts.addIntermediary}
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon={HandshakeOutlined} title={texts.noIntermediary} hint={texts.noIntermediaryHint} />
          ) : (
            <>
              {rows.length > MANY && (
                <TextField
                  label={texts.findIntermediary}
                  type="search"
                  value={term}
                  onChange={(event) => setTerm(event.target.value)}
                  sx={{ maxWidth: 360 }}
                />
              )}
              <IntermediaryTable rows={rows.filter(fits)} {...(mayChange ? { onChange: setOpened } : {})} />
            </>
          )
        }
      </Loaded>
      {opened !== null && (
        <IntermediaryDialog firm={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      )}
    </Section>
  );
}

type IntermediaryTableProps = { rows: readonly Intermediary[]; onChange?: (firm: Intermediary) => void };

function IntermediaryTable({ rows, onChange }: IntermediaryTableProps) {
  const { settings: texts, common } = useTexts();
  const format = useFormat();
  return (
    <ShortTable heads={[texts.code, texts.name, texts.kind, texts.email, texts.phone]} actions={onChange !== undefined}>
      {rows.map((firm) => {
        const { id, code, name, kind, email, phone } = firm;
        return (
          <TableRow key={id} hover>
            <TableCell>{code}</TableCell>
            <TableCell sx={{ fontWeight: 600 }}>{name}</TableCell>
            <TableCell>{texts.intermediaryKinds[kind]}</TableCell>
            <TableCell>{email}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{phone === null ? '' : format.phone(phone)}</TableCell>
            {onChange && (
              <TableCell align="right" sx={{ py: 0 }}>
                <IconButton aria-label={`${name}: ${common.edit}`} onClick={() => onChange(firm)}>
                  <EditOutlined fontSize="small" />
                </IconButton>
              </TableCell>
            )}
          </TableRow>
        );
      })}
    </ShortTable>
  );
}
