import { FormControlLabel, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { type Role, roles } from '#contract/rights.ts';
import type { Intermediary } from '#contract/settings.ts';
import { type User, users } from '#contract/users.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { PasswordField } from '../../shared/PasswordField.tsx';
import { filled, passwordFault, usernameFault } from '../../shared/person-faults.ts';
import { useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';
import { type Given, userChange } from './user-change.ts';

type UserDialogProps = {
  user: User | null;
  /** the only one who can manage users: cannot be moved or switched off */
  lastAdmin: boolean;
  firms: readonly Intermediary[];
  onClose: () => void;
};

/** Adds a user, or changes one: only what differs is sent, for some changes sign the user out. */
export function UserDialog({ user, lastAdmin, firms, onClose }: UserDialogProps) {
  const texts = useTexts();
  const { people, settings } = texts;
  const add = useWrite(users.add);
  const change = useWrite(users.change);
  const [active, setActive] = useState(user?.active ?? true);
  const first: Given = {
    displayName: user?.displayName ?? '',
    username: user?.username ?? '',
    role: user?.role ?? 'agent',
    intermediaryId: String(user?.intermediaryId ?? ''),
    password: '',
  };
  const form = useForm<Given>({
    first,
    check: ({ displayName, username, role, intermediaryId, password }) => ({
      displayName: filled(displayName, texts),
      username: user === null ? usernameFault(username, texts) : undefined,
      intermediaryId: role === 'broker' ? filled(intermediaryId, texts) : undefined,
      password: user !== null && password === '' ? undefined : passwordFault(password, texts),
    }),
    send: async (given) => {
      if (user === null) {
        const { displayName, username, password } = given;
        const role = given.role as Role;
        const intermediaryId = role === 'broker' ? Number(given.intermediaryId) : null;
        await add.mutateAsync({ displayName, username, password, role, intermediaryId });
        toast(settings.userAdded(displayName));
      } else {
        await change.mutateAsync({ id: user.id, ...userChange(user, given, active) });
        toast(texts.common.saved);
      }
      onClose();
    },
  });
  return (
    <FormDialog
      title={user === null ? settings.addUser : settings.editUser(user.displayName)}
      form={form}
      onClose={onClose}
    >
      <TextField
        {...form.field('displayName', people.displayName, people.displayNameHint)}
        autoFocus
        autoComplete="off"
      />
      {user === null && (
        <TextField {...form.field('username', people.username, people.usernameHint)} autoComplete="off" />
      )}
      <TextField
        {...form.field('role', settings.role, people.roleHints[form.values.role as Role])}
        select
        disabled={lastAdmin}
      >
        {roles.map((role) => (
          <MenuItem key={role} value={role}>
            {people.roles[role]}
          </MenuItem>
        ))}
      </TextField>
      {form.values.role === 'broker' && (
        <TextField {...form.field('intermediaryId', settings.intermediary)} select>
          {firms.map(({ id, name, code }) => (
            <MenuItem key={id} value={String(id)}>
              {name} ({code})
            </MenuItem>
          ))}
        </TextField>
      )}
      <PasswordField
        {...form.field(
          'password',
          user === null ? people.password : settings.newPassword,
          user === null ? people.passwordHint : settings.newPasswordHint,
        )}
        autoComplete="new-password"
      />
      {user !== null && (
        <>
          <FormControlLabel
            control={<Switch checked={active} disabled={lastAdmin} onChange={(_, on) => setActive(on)} />}
            label={settings.mayEnter}
          />
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {lastAdmin ? settings.lastAdmin : settings.sessionsEnd}
          </Typography>
        </>
      )}
    </FormDialog>
  );
}
