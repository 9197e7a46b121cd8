import { z } from 'zod';
import { Network } from './network.ts';
import type { DesktopCall, DesktopEvent } from './desktop-names.ts';

// ── between the shell and the API process ──

/** Everything the API process must know to start; it reads neither flags nor environment in the desktop. */
export const apiConfig = z.strictObject({
  dataDir: z.string().min(1),
  port: z.int().min(0).max(65_535),
  portalPort: z.union([z.int().min(0).max(65_535), z.literal('off')]),
  /** 32 bytes as hex, or null: the API then takes the key file. */
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  keyFile: z.string().nullable(),
  training: z.boolean(),
  demo: z.int().positive().nullable(),
  clock: z.string().nullable(),
  launchSecret: z.string().min(32).nullable(),
  databaseUrl: z.string().nullable(),
  /** absent: this machine alone */
  network: Network.optional(),
  /** opens GET /api/metrics to whoever bears it */
  metricsToken: z.string().nullable().optional(),
});
export type ApiConfig = z.infer<typeof apiConfig>;

export const toApi = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), config: apiConfig }),
  z.object({ kind: z.literal('shutdown') }),
]);
export type ToApi = z.infer<typeof toApi>;

export const fromApi = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    port: z.int().positive(),
    url: z.url(),
    portalUrl: z.url().nullable(),
    /** Lines for the terminal under the ready line, such as the users of a demo. */
    notes: z.array(z.string()).default([]),
  }),
  z.object({
    kind: z.literal('refused'),
    code: z.string(),
    details: z.record(z.string(), z.unknown()).default({}),
    message: z.string(),
  }),
]);
export type FromApi = z.infer<typeof fromApi>;
export type ApiReady = Extract<FromApi, { kind: 'ready' }>;
export type ApiRefused = Extract<FromApi, { kind: 'refused' }>;

/** The cookie that lets the window, and no other program on the machine, through the staff door. */
export const LAUNCH_COOKIE = 'kapocs_launch';

// ── between the screens and the shell ──

const nothing = z.undefined();
const done = z.void();
const fileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^/\\:*?"<>|\p{Cc}]+$/u);

/** Argument and answer of each call. */
export const desktopShapes = {
  /** `keyProtection` tells what guards the database key: the system's keychain, a file, or the team server. */
  about: {
    input: nothing,
    output: z.object({
      version: z.string(),
      platform: z.string(),
      keyProtection: z.enum(['keychain', 'file', 'server']),
      teamServer: z.url().nullable(),
    }),
  },
  /** Fetches an address of the API and streams it to a file the person chooses. */
  saveFile: {
    input: z.object({ address: z.string().regex(/^\/api\/[^\\]*$/), suggestedName: fileName }),
    output: z.object({ savedAs: z.string() }),
  },
  savePdf: {
    input: z.object({ suggestedName: fileName, landscape: z.boolean().default(false) }),
    output: z.object({ savedAs: z.string() }),
  },
  /** Shows a file saved in this run in the file manager, or opens it. */
  showSavedFile: {
    input: z.object({ savedAs: z.string(), open: z.boolean() }),
    output: done,
  },
  openAddress: { input: z.object({ address: z.string().max(2_000) }), output: done },
  /** `goTo` is the path of the screen to open when the notification is clicked. */
  notify: {
    input: z.object({ title: z.string().max(80), body: z.string().max(300), goTo: screenPath() }),
    output: done,
  },
  setBadge: { input: z.object({ count: z.int().min(0).max(9_999) }), output: done },
  autostart: { input: nothing, output: z.object({ supported: z.boolean(), enabled: z.boolean() }) },
  setAutostart: { input: z.object({ enabled: z.boolean() }), output: done },
  setLanguage: { input: z.object({ language: z.enum(['hu', 'en']) }), output: done },
  /** Tells `lock` after so many minutes without a key or mouse anywhere in the system; 0 turns it off. */
  lockWhenIdle: { input: z.object({ minutes: z.int().min(0).max(240) }), output: done },
  /** Asks the person, remembers the server (null: own machine) and starts the program again. */
  chooseTeamServer: {
    input: z.object({ address: z.url({ protocol: /^https$/ }).nullable() }),
    output: done,
  },
} satisfies Record<DesktopCall, { input: z.ZodType; output: z.ZodType }>;

export const desktopEventShapes = {
  apiState: z.enum(['running', 'restarting']),
  lock: z.enum(['idle', 'system']),
  goTo: screenPath(),
} satisfies Record<DesktopEvent, z.ZodType>;

function screenPath() {
  return z.string().regex(/^\/(?!\/)[^\\]*$/);
}

export type DesktopCode = 'BAD_ARGUMENTS' | 'FOREIGN_SENDER' | 'NOT_ALLOWED' | 'NOT_SUPPORTED' | 'CANCELLED' | 'FAILED';

/** A call never rejects and never stays silent: it answers what was asked or why not. */
export type DesktopAnswer<T> = { ok: T } | { code: DesktopCode };

export type DesktopInput<C extends DesktopCall> = z.input<(typeof desktopShapes)[C]['input']>;
export type DesktopOutput<C extends DesktopCall> = z.output<(typeof desktopShapes)[C]['output']>;
export type DesktopEventData<E extends DesktopEvent> = z.output<(typeof desktopEventShapes)[E]>;

export type KapocsDesktop = {
  [C in DesktopCall]: undefined extends DesktopInput<C>
    ? () => Promise<DesktopAnswer<DesktopOutput<C>>>
    : (input: DesktopInput<C>) => Promise<DesktopAnswer<DesktopOutput<C>>>;
} & {
  /** Hears what the shell tells; the returned function stops it. */
  on: <E extends DesktopEvent>(event: E, listener: (data: DesktopEventData<E>) => void) => () => void;
};

declare global {
  interface Window {
    /** Absent in a browser. */
    readonly kapocsDesktop?: KapocsDesktop;
  }
}
