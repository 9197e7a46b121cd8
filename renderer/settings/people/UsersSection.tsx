import Add from '@mui/icons-material/Add';
import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import { Button, IconButton, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { settings as promises } from '#contract/settings.ts';
import { type User, users } from '#contract/users.ts';
import { Loaded } from '../../shared/Loaded.tsx';
import { useRead } from '../../shared/query.ts';
import { ShortTable } from '../../shared/ShortTable.tsx';
import { useTexts } from '../../shared/texts/index.ts';
import { ToneChip } from '../../shared/ToneChip.tsx';
import { Section } from '../Section.tsx';
import { UserDialog } from './UserDialog.tsx';

const isLastAdmin = (user: User, all: readonly User[]): boolean =>
  user.role === 'admin' && user.active && all.filter(({ role, active }) => role === 'admin' && active).length === 1;

export function UsersSection() {
  const { people, settings: texts } = useTexts();
  const list = useRead(users.list, {});
  const { data: firms } = useRead(promises.intermediaries, {});
  const [editing, setEditing] = useState<User | 'new' | null>(null);
  const firmOf = (id: number | null): string => firms?.rows.find((firm) => firm.id === id)?.name ?? '';
  return (
    <Section
      title={texts.users}
      hint={texts.usersHint}
      action={
        <Button variant="contained" startIcon={<Add />} onClick={() => setEditing('new')}>
          {texts.addUser}
        </Button>
      }
    >
      <Loaded query={list}>
        {({ rows }) => (
          <ShortTable
            heads={[people.displayName, people.username, texts.role, texts.intermediary, texts.state]}
            actions
          >
            {rows.map((user) => (
              <TableRow key={user.id} hover>
                <TableCell sx={{ fontWeight: 600 }}>{user.displayName}</TableCell>
                <TableCell>{user.username}</TableCell>
                <TableCell>{people.roles[user.role]}</TableCell>
                <TableCell>{firmOf(user.intermediaryId)}</TableCell>
                <TableCell>
                  {user.active ? (
                    <ToneChip tone="done" icon={CheckCircleOutlined} word={texts.active} />
                  ) : (
                    <ToneChip tone="quiet" icon={BlockOutlined} word={texts.inactive} />
                  )}
                </TableCell>
                <TableCell align="right" sx={{ py: 0 }}>
                  <IconButton aria-label={texts.editUser(user.displayName)} onClick={() => setEditing(user)}>
                    <EditOutlined fontSize="small" />
                  </IconButton>
                </TableCell>
              </TableRow>
            ))}
          </ShortTable>
        )}
      </Loaded>
      {editing !== null && (
        <UserDialog
          lastAdmin={editing !== 'new' && isLastAdmin(editing, list.data?.rows ?? [])}
          user={editing === 'new' ? null : editing}
          firms={firms?.rows ?? []}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  );
}
