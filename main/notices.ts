import type { Notice, NoticeAction } from './notice-page.ts';
import type { Texts } from './texts.ts';

export const startingNotice = (texts: Texts): Notice => ({
  title: texts.starting,
  detail: texts.startingDetail,
  actions: [],
});

/** `code` is the reason the API gave, `place` the folder, file or port it is about. */
export const cannotStartNotice = (texts: Texts, code: string, place: string | null): Notice => ({
  title: texts.cannotStart,
  detail: [texts.refusals[code] ?? texts.unknownRefusal, ...(place === null ? [] : [`(${place})`])].join(' '),
  actions: choices(texts, 'again', 'backups', 'logs', 'quit'),
});

export const stoppedNotice = (texts: Texts): Notice => ({
  title: texts.stopped,
  detail: texts.stoppedDetail,
  actions: choices(texts, 'again', 'backups', 'logs', 'quit'),
});

export const pageGoneNotice = (texts: Texts): Notice => ({
  title: texts.pageGone,
  detail: texts.pageGoneDetail,
  actions: choices(texts, 'again', 'logs', 'quit'),
});

export const unreachableNotice = (texts: Texts): Notice => ({
  title: texts.unreachable,
  detail: texts.unreachableDetail,
  actions: choices(texts, 'again', 'own-machine', 'logs', 'quit'),
});

function choices(texts: Texts, ...actions: NoticeAction[]): Notice['actions'] {
  const labels: Record<NoticeAction, string> = {
    again: texts.again,
    backups: texts.openBackups,
    logs: texts.openLogs,
    'own-machine': texts.ownMachine,
    quit: texts.quit,
  };
  return actions.map((action) => ({ action, label: labels[action] }));
}
