import { newStore } from './store.ts';

export type ToastKind = 'done' | 'told' | 'failed';
export type Toast = {
  id: number;
  text: string;
  kind: ToastKind;
  /** Takes back what was just done; offered for ten seconds. */
  undo?: () => void;
};

const MOST = 4;

export const toasts = newStore<readonly Toast[]>([]);
let last = 0;

export const dropToast = (id: number): void => toasts.set(toasts.get().filter((toast) => toast.id !== id));

/** Says something in the corner and to screen readers. */
export function toast(text: string, { kind = 'done', undo }: { kind?: ToastKind; undo?: () => void } = {}): void {
  last += 1;
  const id = last;
  toasts.set([...toasts.get().slice(1 - MOST), { id, text, kind, ...(undo ? { undo } : {}) }]);
}
