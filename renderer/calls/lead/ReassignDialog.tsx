import { MenuItem, TextField } from '@mui/material';
import { calls, type CallLine } from '#contract/calls.ts';
import { useForm } from '../../shared/form.ts';
import { FormDialog } from '../../shared/FormDialog.tsx';
import { useRead, useWrite } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';
import { toast } from '../../shared/toast.ts';

const ANYONE = 'anyone';

/** Keeps a client for one agent, or gives it to anyone. */
export function ReassignDialog({ row, onClose }: { row: CallLine; onClose: () => void }) {
  const { calls: words } = useTexts();
  const { data } = useRead(calls.deputies, {});
  const reassign = useWrite(calls.reassign);
  const form = useForm({
    first: { agent: String(row.forAgentId ?? ANYONE) },
    send: async ({ agent }) => {
      await reassign.mutateAsync({ id: row.id, agentId: agent === ANYONE ? null : Number(agent) });
      toast(words.reassigned);
      onClose();
    },
  });
  return (
    <FormDialog title={words.reassignTitle(row.holderName)} form={form} onClose={onClose}>
      <TextField select {...form.field('agent', words.heads.agent)} autoFocus>
        <MenuItem value={ANYONE}>{words.anyone}</MenuItem>
        {(data?.rows ?? []).map(({ agentId, agentName }) => (
          <MenuItem key={agentId} value={String(agentId)}>
            {agentName}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}
