import { useState } from 'react';
import { campaigns as promises, type Campaign, type ChosenAudience } from '#contract/campaigns.ts';
import type { Channel } from '#contract/outbox.ts';
import { instantOf, localDate, localTime } from '#contract/local-time.ts';
import { useWrite } from '../shared/query.ts';

/** What has been chosen so far. `sendAt`: `YYYY-MM-DDTHH:MM` in Budapest, empty for now. */
export type Plan = {
  audience: ChosenAudience | null;
  channel: Channel;
  templateId: number | null;
  name: string;
  sendAt: string;
  /** in whose name e-mail goes; null: the gateway’s */
  senderId: number | null;
  /** several clients of one address get one message with all their names */
  oncePerAddress: boolean;
};

export function planOf(campaign: Campaign | null): Plan {
  if (campaign === null)
    return {
      audience: null,
      channel: 'email',
      templateId: null,
      name: '',
      sendAt: '',
      senderId: null,
      oncePerAddress: false,
    };
  const { audience, channel, templateId, name, sendAt, senderId, oncePerAddress } = campaign;
  // Whom the ladder means is not chosen by hand.
  const chosen = 'ladderStep' in audience ? null : audience;
  const typed = sendAt === null ? '' : wallClock(sendAt);
  return { audience: chosen, channel, templateId, name, sendAt: typed, senderId, oncePerAddress };
}

const wallClock = (instant: string): string => `${localDate(instant)}T${localTime(instant)}`;

/** The instant a wall clock in Budapest shows what was typed; null for now. */
const sendInstant = (typed: string): string | null => {
  const [date, time] = typed.split('T');
  return date && time ? instantOf(date, time) : null;
};

export type Planned = { id: number | null; keep: (plan: Plan) => Promise<void> };

/** Keeps the plan as a draft of the API: one draft, however often one goes back and forth. */
export function usePlanned(first: number | null): Planned {
  const [id, setId] = useState(first);
  const add = useWrite(promises.add);
  const change = useWrite(promises.change);
  return {
    id,
    keep: async ({ audience, channel, templateId, name, sendAt, senderId, oncePerAddress }) => {
      if (audience === null || templateId === null) return;
      const sender = channel === 'email' ? senderId : null;
      const whom = { audience, oncePerAddress };
      const input = { ...whom, channel, templateId, name, sendAt: sendInstant(sendAt), senderId: sender };
      if (id === null) setId((await add.mutateAsync(input)).id);
      else await change.mutateAsync({ id, ...input });
    },
  };
}
