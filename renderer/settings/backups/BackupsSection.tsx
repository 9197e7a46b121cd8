import Add from '@mui/icons-material/Add';
import BackupOutlined from '@mui/icons-material/BackupOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import SettingsBackupRestore from '@mui/icons-material/SettingsBackupRestore';
import { Alert, Button, Stack, TableCell, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { type Backup, backups as promises, type Restored } from '#contract/backups.ts';
import { session } from '#contract/session.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FailureNote } from '../../shared/FailureNote.tsx';
import { useFormat } from '../../shared/format.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { HeldMessages } from './HeldMessages.tsx';
import { KeyDialog } from './KeyDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { RetentionForm } from './RetentionForm.tsx';
import { Section } from '../Section.tsx';

const KB = 1024;
const OLD_MS = 2 * 86_400_000;

/** The copies that exist, and all that can be done with them. */
export function BackupsSection() {
  const { house: texts } = useTexts();
  const list = useRead(promises.list, {});
  const { data: health } = useRead(session.health, {});
  const make = useWrite(promises.make);
  const [dialog, setDialog] = useState<Backup | 'key' | null>(null);
  const byProgram = health?.database === 'sqlite';
  const close = (): void => setDialog(null);
  const makeNow = async (): Promise<void> => {
    await make.mutateAsync({});
    toast(texts.backupMade);
  };
  return (
    <Section
      title={texts.backups}
      hint={texts.backupsHint}
      action={
        <Stack direction="row" sx={{ gap: 1, flexShrink: 0 }}>
          {byProgram && (
            <Button startIcon={<KeyOutlined />} onClick={() => setDialog('key')}>
              {texts.key}
            </Button>
          )}
          <Button
            variant="contained"
            startIcon={<Add />}
            disabled={make.isPending}
            onClick={() => void makeNow().catch(() => undefined)}
          >
            {texts.makeBackup}
          </Button>
        </Stack>
      }
    >
      <FailureNote failure={make.error} />
      <Loaded query={list}>
        {({ rows, retention, lastRestore }) => (
          <>
            {lastRestore !== null && <RestoreNote last={lastRestore} rows={rows} />}
            <HeldMessages />
            <Age newest={rows[0]} now={health?.now} />
            {rows.length === 0 ? (
              <EmptyState icon={BackupOutlined} title={texts.noBackup} hint={texts.noBackupHint} />
            ) : (
              <BackupTable rows={rows} onRestore={byProgram ? setDialog : null} />
            )}
            {health?.database === 'postgresql' && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {texts.byHandOnly}
              </Typography>
            )}
            <RetentionForm key={JSON.stringify(retention)} first={retention} />
          </>
        )}
      </Loaded>
      {dialog === 'key' && <KeyDialog onClose={close} />}
      {dialog !== null && dialog !== 'key' && <RestoreDialog copy={dialog} onClose={close} />}
    </Section>
  );
}

type BackupTableProps = { rows: readonly Backup[]; onRestore: ((copy: Backup) => void) | null };

function BackupTable({ rows, onRestore }: BackupTableProps) {
  const { common, house: texts } = useTexts();
  const format = useFormat();
  const size = (bytes: number): string =>
    bytes < KB * KB
      ? texts.kilobytes(format.number(Math.ceil(bytes / KB)))
      : texts.megabytes(format.number(Math.round((bytes / KB / KB) * 10) / 10));
  return (
    <ShortTable heads={[texts.when, texts.why, texts.size]} label={texts.backups} actions={onRestore !== null}>
      {rows.map((copy) => (
        <TableRow key={copy.id} hover>
          <TableCell className="figures">
            <time dateTime={copy.at}>{format.instant(copy.at)}</time>
          </TableCell>
          <TableCell>{texts.reasons[copy.reason]}</TableCell>
          <TableCell className="figures">{copy.bytes === null ? common.none : size(copy.bytes)}</TableCell>
          {onRestore !== null && (
            <TableCell align="right" sx={{ py: 0 }}>
              <Button
                size="small"
                startIcon={<SettingsBackupRestore />}
                aria-label={texts.restoreOf(format.instant(copy.at))}
                onClick={() => onRestore(copy)}
              >
                {texts.restore}
              </Button>
            </TableCell>
          )}
        </TableRow>
      ))}
    </ShortTable>
  );
}

function Age({ newest, now }: { newest: Backup | undefined; now: string | undefined }) {
  const { house: texts } = useTexts();
  const format = useFormat();
  if (newest === undefined || now === undefined) return null;
  if (Date.parse(now) - Date.parse(newest.at) > OLD_MS) return <Alert severity="warning">{texts.old}</Alert>;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {texts.newest(format.relativeDay(newest.at.slice(0, 10), now.slice(0, 10)))} {texts.elsewhere}
    </Typography>
  );
}

function RestoreNote({ last, rows }: { last: Restored; rows: readonly Backup[] }) {
  const { house: texts } = useTexts();
  const format = useFormat();
  if (last.outcome === 'failed') return <Alert severity="error">{texts.restoreFailed}</Alert>;
  const copy = rows.find(({ id }) => id === last.copy);
  const when = copy === undefined ? last.copy : format.instant(copy.at);
  return (
    <Alert severity="info" variant="outlined">
      {texts.restored(when, format.instant(last.at))}
      {last.erased > 0 && ` ${texts.erasedAgain(format.number(last.erased))}`}
    </Alert>
  );
}
