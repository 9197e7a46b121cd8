/** What a sheet heads its columns with: A for 0, Z for 25, AA for 26. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(0x41 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
