import { app, type Session, shell, type WebContents } from 'electron';
import { allowedAddress } from './allowed-address.ts';

const permitted = new Set(['clipboard-sanitized-write', 'notifications']);

/** Electron grants every permission unless told otherwise; here two are left, and only to our own pages. */
export function guardSession(session: Session, isOwn: (url: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permitted.has(permission) && isOwn(details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => permitted.has(permission) && isOwn(origin));
  session.setDevicePermissionHandler(() => false);
}

/** No page leads the window, a frame, a popup or a webview away from our own origin. */
export function guardContents(isOwn: (url: string) => boolean): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    // tells of the top frame's navigations too
    contents.on('will-frame-navigate', (event) => {
      if (!isOwn(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      if (!isOwn(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openOutside(url);
      return { action: 'deny' };
    });
  });
}

/** Hands an address to the operating system if it is of an allowed kind; says whether it did. */
export async function openOutside(address: string): Promise<boolean> {
  const allowed = allowedAddress(address);
  if (allowed === null) return false;
  await shell.openExternal(allowed);
  return true;
}
