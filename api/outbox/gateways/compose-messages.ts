import type { MailSettings } from './compose-mail.ts';
import type { Dkim, Outgoing } from './gateway.ts';

/** A letter as it travels to the thread that composes; its bytes, or what went wrong, come back. */
export type Letter = { message: Omit<Outgoing, 'dkimOf'>; dkim: Dkim | null };
export type ComposeRequest = { id: number; settings: MailSettings; letters: readonly Letter[] };
export type Composed = { mime: string } | { fault: string };
export type ComposeAnswer = { id: number; composed: readonly Composed[] };
