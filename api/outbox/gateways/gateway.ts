import type { HttpSettings, SmtpSettings } from '#contract/gateways.ts';
import type { GatewayTrouble } from '#contract/outbox.ts';

/** A message as a gateway gets it. `mime` is there once composed; every further try sends the same bytes. */
export type Outgoing = {
  id: number;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  mime: string | null;
  messageId: string | null;
  /** names the message towards the outside: in the bounce address and in the unsubscribe link */
  token: string;
  /** path and key of the address where a provider may say what became of it */
  reportPath: string;
  /** a reminder, not a code or a trial shot */
  bulk: boolean;
  campaignId: number | null;
  /** null: in the name of the gateway */
  sender: { address: string; name: string; replyTo: string | null } | null;
  attachments: readonly Attachment[];
  /** the signature of an address’s domain, where there is one */
  dkimOf: (address: string) => Dkim | null;
};

export type Attachment = { filename: string; contentType: string; content: Buffer };
export type Dkim = { domain: string; selector: string; key: string };

/**
 * Passed before acceptance becomes possible: commits `in_flight`, with the composed bytes where there are any.
 * False: the message must not go any more (registered, suppressed, paused, closed); hand nothing over.
 */
export type Gate = (mime: string | null) => Promise<boolean>;

/** What a gateway says of one message. All but `sent`, `simulated` and `unknown` mean: surely not accepted. */
export type Outcome =
  | { kind: 'sent'; providerRef: string | null; answer: string | null }
  | { kind: 'simulated' }
  | { kind: 'refused'; answer: string | null }
  | { kind: 'later'; answer: string | null; seconds: number | null }
  | { kind: 'trouble'; trouble: GatewayTrouble; answer: string | null; seconds: number | null }
  | { kind: 'unknown' }
  | { kind: 'withheld' };

export type Gateway = {
  /** how many messages it takes at a time */
  connections: number;
  /** The bytes of messages that have none yet, made while others are under way; only where there are any to make. */
  compose?: (messages: readonly Outgoing[]) => Promise<string>[];
  /** Never throws for what the other side does; throws what the gate throws. `composed`: what `compose` made of it. */
  hand: (message: Outgoing, gate: Gate, composed?: Promise<string>) => Promise<Outcome>;
  /** Whoever still waits for an answer hears that none will come. */
  close: () => Promise<void>;
};

/** The kinds there are, plugged in where the program is put together. */
export type Gateways = {
  trial: () => Gateway;
  smtp: (settings: SmtpSettings, secret: string | null) => Gateway;
  http: (settings: HttpSettings, secret: string | null) => Gateway;
};
