import { IDLE_MINUTES } from '#contract/session.ts';
import { leave } from './session.ts';

/** Joins the screens to the desktop window they run in; in a browser there is none. */
export function joinDesktop(): void {
  const desktop = window.kapocsDesktop;
  if (desktop === undefined) return;
  desktop.on('lock', () => void leave('locked'));
  desktop.on('goTo', (path) => {
    history.pushState(null, '', path);
    // the router hears of moves it did not make itself as it hears of "back"
    dispatchEvent(new PopStateEvent('popstate'));
  });
  // Away from the machine this long, the screens lock even while a page keeps the session busy.
  void desktop.lockWhenIdle({ minutes: IDLE_MINUTES });
}
