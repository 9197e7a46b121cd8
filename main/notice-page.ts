import type { Language } from './texts.ts';

export type NoticeAction = 'logs' | 'backups' | 'again' | 'own-machine' | 'quit';

/** What the window shows while there are no screens to show. */
export type Notice = {
  title: string;
  detail: string;
  actions: readonly { action: NoticeAction; label: string }[];
};

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { display: grid; place-items: center; min-height: 100vh; margin: 0; background: Canvas; color: CanvasText; }
  main { max-width: 34rem; padding: 2rem; }
  h1 { font-size: 1.4rem; margin: 0 0 .5rem; }
  nav { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
  a { padding: .5rem 1rem; border: 1px solid; border-radius: .5rem; color: LinkText; text-decoration: none; }
  a:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }`;

// Reserved never to exist; the guard stops every navigation there and the window reads what was chosen.
const CHOICE = 'https://choice.invalid/';

/** A page without script or bridge, its choices plain links. */
export function noticePage(notice: Notice, language: Language): string {
  const links = notice.actions.map(({ action, label }) => `<a href="${CHOICE}${action}">${plain(label)}</a>`).join('');
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Kapocs</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style><main><h1>${plain(notice.title)}</h1><p role="status">${plain(notice.detail)}</p><nav>${links}</nav></main>`;
  return `data:text/html;charset=utf-8;base64,${Buffer.from(html).toString('base64')}`;
}

/** What a navigation from the page means, if anything. */
export function chosenAction(url: string, notice: Notice): NoticeAction | undefined {
  return notice.actions.find(({ action }) => url === `${CHOICE}${action}`)?.action;
}

const plain = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
