const longest = 31;

/**
 * A worksheet name that spreadsheets accept: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at the
 * ends, and unlike those taken (in any case): then ` (2)` and so on follow.
 */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const clean =
    wanted
      .replaceAll(/[[\]:*?/\\\u0000-\u001F]/g, ' ')
      .replaceAll(/^[\s']+|[\s']+$/g, '')
      .slice(0, longest) || '1';
  const used = new Set(taken.map((name) => name.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${count})`;
    const name = clean.slice(0, longest - suffix.length) + suffix;
    if (!used.has(name.toLowerCase())) return name;
  }
}
