import { z } from 'zod';
import { Id, Nothing, Rows } from './basics.ts';
import { CallOutcome, CallOutcomes } from './call-outcomes.ts';
import { CallRules } from './call-rules.ts';
import { Script, ScriptVersion } from './call-shapes.ts';
import { endpoint } from './endpoint.ts';

const Body = z.string().trim().min(1).max(20_000);

/** What calls are made of: outcomes, script, rules. */
export const callSettings = {
  outcomes: endpoint({
    method: 'GET',
    path: '/api/calls/outcomes',
    right: 'calls:work',
    summary: 'The outcomes a call can have, in their order.',
    input: Nothing,
    output: Rows(CallOutcome),
  }),
  setOutcomes: endpoint({
    method: 'PUT',
    path: '/api/calls/outcomes',
    right: 'calls:change',
    summary: 'Sets the whole list of outcomes; what was ever used can be switched off, not removed.',
    input: z.object({ rows: CallOutcomes }),
    output: Rows(CallOutcome),
  }),
  scripts: endpoint({
    method: 'GET',
    path: '/api/calls/scripts',
    right: 'calls:work',
    summary: 'The script of calls, newest version first.',
    input: Nothing,
    output: Rows(ScriptVersion),
  }),
  writeScript: endpoint({
    method: 'POST',
    path: '/api/calls/scripts',
    right: 'calls:change',
    summary: 'Makes a new version of the script, used from the next client on.',
    input: z.object({ body: Body }),
    output: ScriptVersion,
    status: 201,
  }),
  previewScript: endpoint({
    method: 'POST',
    path: '/api/calls/scripts/preview',
    right: 'calls:work',
    summary: 'A script as it would read for a client, or for an invented one.',
    input: z.object({ body: Body, accountId: Id.optional() }),
    output: Script,
  }),
  rules: endpoint({
    method: 'GET',
    path: '/api/calls/rules',
    right: 'calls:work',
    summary: 'When the queue takes clients in, and how often anybody may be called.',
    input: Nothing,
    output: CallRules,
  }),
  setRules: endpoint({
    method: 'PUT',
    path: '/api/calls/rules',
    right: 'calls:change',
    summary: 'Sets the rules; they hold from the next attempt on.',
    input: CallRules,
    output: CallRules,
  }),
};
