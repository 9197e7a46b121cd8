import { useEffect } from 'react';

const writing = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]';

/** A digit stays itself while Shift is held, on every keyboard. */
const plainKey = ({ code, key, shiftKey }: KeyboardEvent): string =>
  shiftKey && /^Digit\d$/.test(code) ? code.slice(-1) : key.toLowerCase();

/** Single keys of a screen. They rest while somebody writes, a dialog or menu is open, or another key is held. */
export function useKeys(onKey: (key: string, shift: boolean) => boolean): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.key === 'Escape' && target instanceof HTMLElement && target.matches(writing)) return target.blur();
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || target?.matches(writing) === true) return;
      if (document.querySelector('[role=dialog], [role=menu], [role=listbox]')) return;
      if (event.key.length === 1 && onKey(plainKey(event), event.shiftKey)) event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [onKey]);
}
