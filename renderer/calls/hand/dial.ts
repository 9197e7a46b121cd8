const dials = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('a[data-dial]:not([aria-disabled=true])'),
];

/** Dials the first number; once one was dialled, the one after it. False when there is none. */
export function dialNext(): boolean {
  const all = dials();
  const last = all.findIndex((each) => each.matches('[data-dialled]'));
  const next = all[(last + 1) % Math.max(all.length, 1)];
  next?.click();
  return next !== undefined;
}
