import { z } from 'zod';
import { Email, Id, Instant, Line, Nothing } from './basics.ts';
import { callEnds, callStates, CallDesk, Held, recordings } from './call-shapes.ts';
import { endpoint } from './endpoint.ts';

const Fence = z.number().int().optional();

/** What an agent does with the client in hand, and before the next one. */
export const callsInHand = {
  desk: endpoint({
    method: 'GET',
    path: '/api/calls/desk',
    right: 'calls:work',
    summary: 'What an agent sees before the next client: hours, queue, own callbacks and day, and the client in hand.',
    input: Nothing,
    output: CallDesk,
  }),
  next: endpoint({
    method: 'POST',
    path: '/api/calls/next',
    right: 'calls:work',
    summary:
      'Claims the next client for whoever asks; the one already in hand where there is one; 204 when nobody is to be called now.',
    input: Nothing,
    output: Held.optional(),
  }),
  claim: endpoint({
    method: 'POST',
    path: '/api/calls/:id/claim',
    right: 'calls:work',
    summary: 'Takes a client one picks oneself, such as one’s own callback a little before its time.',
    input: z.object({ id: Id }),
    output: Held,
  }),
  renew: endpoint({
    method: 'POST',
    path: '/api/calls/:id/renew',
    right: 'calls:work',
    summary: 'Says that the agent is still at it; the lease runs from now again.',
    input: z.object({ id: Id, fence: Fence }),
    output: z.object({ until: Instant }),
  }),
  release: endpoint({
    method: 'POST',
    path: '/api/calls/:id/release',
    right: 'calls:work',
    summary:
      'Gives a client back; it stands in the queue where it stood. `leaving`: the window closes, so the client is kept twenty seconds more in case it was a reload.',
    input: z.object({ id: Id, fence: Fence, leaving: z.boolean().default(false) }),
    output: Nothing,
  }),
  outcome: endpoint({
    method: 'POST',
    path: '/api/calls/:id/outcome',
    right: 'calls:work',
    summary:
      'How the call ended. Sets the next attempt, or ends the matter, and does what the outcome brings. What comes late is kept too: `recorded` says how; `state`, `notBefore` and `end` are those of the client afterwards.',
    input: z.object({
      id: Id,
      fence: Fence,
      code: z.string().max(40),
      note: z.string().trim().max(2000).default(''),
      callbackAt: Instant.optional(),
      callbackFor: z.enum(['me', 'anyone']).default('anyone'),
      talkSeconds: z.number().int().min(0).max(86_400).default(0),
      /** the number that was dialled; it is the one a wrong or dead number means */
      phone: z.string().max(40).optional(),
      identified: z.boolean().default(false),
      /** the client complains: whoever leads the desk gets it, and the note says of what */
      complaint: z.boolean().default(false),
      /** what the client said is right now */
      contact: z.object({ mobile: Line(40).optional(), email: Email.optional() }).optional(),
    }),
    output: z.object({
      state: z.enum(callStates),
      notBefore: Instant.nullable(),
      end: z.enum(callEnds).nullable(),
      recorded: z.enum(recordings),
      /** who has the client now, or had it since, where that is somebody else */
      takenBy: z.string().nullable(),
      /** why what the outcome brings could not be done, where it could not */
      trouble: z.string().nullable(),
    }),
  }),
  takeOver: endpoint({
    method: 'POST',
    path: '/api/calls/:id/take-over',
    right: 'calls:supervise',
    summary: 'Takes a client from whoever has it; kept in the history.',
    input: z.object({ id: Id }),
    output: Held,
  }),
};
