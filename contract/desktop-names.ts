/** What a screen may ask of the desktop shell, by name. Apart from the shapes, so that the preload stays without zod. */
export const desktopCalls = [
  'about',
  'saveFile',
  'savePdf',
  'showSavedFile',
  'openAddress',
  'notify',
  'setBadge',
  'autostart',
  'setAutostart',
  'setLanguage',
  'lockWhenIdle',
  'chooseTeamServer',
] as const;

/** What the shell tells the screens without being asked. */
export const desktopEvents = ['apiState', 'lock', 'goTo'] as const;

export type DesktopCall = (typeof desktopCalls)[number];
export type DesktopEvent = (typeof desktopEvents)[number];

export const callChannel = (call: DesktopCall): string => `kapocs:${call}`;
export const eventChannel = (event: DesktopEvent): string => `kapocs:tell:${event}`;
