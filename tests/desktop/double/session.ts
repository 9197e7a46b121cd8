import type { CookiesSetDetails, Session } from 'electron';
import { browser } from './browser.ts';
import { only } from './missing.ts';

type Request = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Check = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type Permission = Parameters<Check>[1];
type Cookie = { name: string; value: string; domain: string };

let request: Request | null = null;
let check: Check | null = null;

/** Electron's names and Chromium's, for those permissions a page can ask about. */
const permissions: [electron: Permission, chromium: string][] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['midi', 'midi'],
  ['media', 'camera'],
  ['media', 'microphone'],
];

const parts = {
  setPermissionRequestHandler: (handler) => {
    request = handler;
  },
  setPermissionCheckHandler: (handler) => {
    check = handler;
  },
  setDevicePermissionHandler: () => undefined,
  cookies: only('session.cookies', {
    set: async ({ url, name = '', value = '', httpOnly = false, secure = false, sameSite }: CookiesSetDetails) => {
      const kinds = { unspecified: undefined, no_restriction: 'None', lax: 'Lax', strict: 'Strict' } as const;
      const kind = sameSite === undefined ? undefined : kinds[sameSite];
      const cookie = { url, name, value, httpOnly, secure, ...(kind === undefined ? {} : { sameSite: kind }) };
      await (await browser).cdp.send('Storage.setCookies', { cookies: [cookie] });
    },
  }) as unknown as Session['cookies'],
  fetch: async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { cookies } = await (await browser).cdp.send<{ cookies: Cookie[] }>('Storage.getCookies');
    const mine = cookies.filter(({ domain }) => domain === url.hostname);
    const headers = new Headers(init?.headers);
    headers.set('cookie', mine.map(({ name, value }) => `${name}=${value}`).join('; '));
    return fetch(url, { ...init, headers });
  },
} satisfies Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'cookies' | 'fetch'
>;

export const defaultSession: Session = only('session.defaultSession', parts) as unknown as Session;

export const session = only('session', { defaultSession });

/** Asks the program's two handlers about every permission and tells Chromium their verdict for this origin. */
export async function applyPermissions(contents: object, url: string): Promise<void> {
  const { cdp } = await browser;
  const { origin } = new URL(url);
  if (origin === 'null') return;
  const asked = contents as Electron.WebContents;
  for (const [permission, name] of permissions) {
    const details = { requestingUrl: url, isMainFrame: true } as Electron.PermissionRequest;
    const requested =
      request === null || (await new Promise<boolean>((answer) => request?.(asked, permission, answer, details)));
    const checked = check === null || check(asked, permission, origin, { requestingUrl: url, isMainFrame: true });
    await cdp.send('Browser.setPermission', {
      permission: { name },
      setting: requested && checked ? 'granted' : 'denied',
      origin,
    });
  }
}
