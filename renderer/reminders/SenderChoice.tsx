import { MenuItem, TextField } from '@mui/material';
import { type Sender, senders } from '#contract/senders.ts';
import { useRead } from '../shared/query.ts';
import { useTexts } from '../shared/texts/index.ts';

const useSenders = (): readonly Sender[] => useRead(senders.list, {}, { topics: ['settings'] }).data?.rows ?? [];

const nameOf = ({ name, address }: Sender): string => (name === '' ? address : `${name} <${address}>`);

/** In whose name a campaign goes; null where it is the gateway's, or the sender is gone. */
export function useSenderName(senderId: number | null): string | null {
  const found = useSenders().find(({ id }) => id === senderId);
  return found ? nameOf(found) : null;
}

type SenderChoiceProps = { senderId: number | null; onChoose: (senderId: number | null) => void };

/** In whose name e-mail goes; not asked while there is only the sender of the gateway. */
export function SenderChoice({ senderId, onChoose }: SenderChoiceProps) {
  const texts = useTexts().senders;
  const rows = useSenders();
  if (rows.length === 0) return null;
  return (
    <TextField
      select
      label={texts.chosen}
      value={rows.some(({ id }) => id === senderId) ? senderId : ''}
      onChange={({ target }) => onChoose(target.value === '' ? null : Number(target.value))}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{texts.ofGateway}</MenuItem>
      {rows.map((sender) => (
        <MenuItem key={sender.id} value={sender.id}>
          {nameOf(sender)}
        </MenuItem>
      ))}
    </TextField>
  );
}
