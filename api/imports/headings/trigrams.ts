/** The three-letter pieces of a text, padded so that its beginning weighs more than its end. */
export function trigramsOf(text: string): Set<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/**
 * Compares a text with fixed ones: shared pieces over all pieces, 1 for equal texts, 0 for strangers. Only
 * texts that share a piece are visited, since a header is looked for among thousands of cells.
 */
export function similarTo(texts: readonly string[]): (text: string) => Map<number, number> {
  const sizes = texts.map((text) => trigramsOf(text).size);
  const holders = new Map<string, number[]>();
  for (const [at, text] of texts.entries())
    for (const piece of trigramsOf(text)) holders.set(piece, [...(holders.get(piece) ?? []), at]);

  return (text) => {
    const pieces = trigramsOf(text);
    const shared = new Map<number, number>();
    for (const piece of pieces) for (const at of holders.get(piece) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    return new Map(
      [...shared].map(([at, count]): [number, number] => [at, count / (pieces.size + (sizes[at] ?? 0) - count)]),
    );
  };
}
