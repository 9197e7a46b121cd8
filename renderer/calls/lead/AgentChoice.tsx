import { MenuItem, TextField } from '@mui/material';
import type { Id } from '#contract/basics.ts';
import { calls } from '#contract/calls.ts';
import { useRead } from '../../shared/query.ts';
import { useTexts } from '../../shared/texts/index.ts';

export type Agent = { id: Id; name: string };

const EVERYBODY = '';

/** Whose figures: everybody's, or one agent's. Whoever does not call any more can be chosen where they are listed. */
export function AgentChoice({ agent, onAgent }: { agent: Agent | null; onAgent: (agent: Agent | null) => void }) {
  const { calls: words } = useTexts();
  const { data } = useRead(calls.deputies, {});
  const known = (data?.rows ?? []).map(({ agentId, agentName }) => ({ id: agentId, name: agentName }));
  const all = agent === null || known.some(({ id }) => id === agent.id) ? known : [...known, agent];
  return (
    <TextField
      select
      size="small"
      label={words.whose}
      value={agent?.id ?? EVERYBODY}
      onChange={({ target }) => onAgent(all.find(({ id }) => id === Number(target.value)) ?? null)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ width: 200 }}
    >
      <MenuItem value={EVERYBODY}>{words.everybody}</MenuItem>
      {all.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
