/** A text with a mark put in where the cursor stands; the cursor goes behind it, once it is drawn. */
export function insertMark(
  input: HTMLInputElement | HTMLTextAreaElement | null,
  { text, mark }: { text: string; mark: string },
): string {
  const from = input?.selectionStart ?? text.length;
  const to = input?.selectionEnd ?? text.length;
  input?.focus();
  setTimeout(() => input?.setSelectionRange(from + mark.length, from + mark.length));
  return text.slice(0, from) + mark + text.slice(to);
}
