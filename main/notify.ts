import { Notification } from 'electron';
import { Unanswered } from './bridge.ts';

// Kept from the garbage collector until they are gone, or a click would lead nowhere.
const shown = new Set<Notification>();

/** Shows a native notification; `clicked` runs when the person takes it up. */
export function notify(title: string, body: string, clicked: () => void): void {
  if (!Notification.isSupported()) throw new Unanswered('NOT_SUPPORTED');
  const notification = new Notification({ title, body });
  shown.add(notification);
  notification.on('click', () => {
    shown.delete(notification);
    clicked();
  });
  notification.on('close', () => shown.delete(notification));
  notification.show();
}
