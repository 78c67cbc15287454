/** Where something is inherited from, and its mark in the matrix: one letter, or two signs where letters are shared. */
export interface Source {
  id: string;
  name: string;
  letter: string;
}

/** Marks that differ: the shortest beginning of the name that no other shares, or else its letter and a number. */
export function lettered<Named extends { id: string; name: string }>(sources: readonly Named[]): (Named & Source)[] {
  const beginnings = (length: number) => sources.map(({ name }) => [...name].slice(0, length).join(''));
  const [single, double] = [beginnings(1), beginnings(2)];
  return sources.map((source, index) => {
    const mark = [single, double].find((marks) => isAlone(marks, index))?.[index];
    return { ...source, letter: mark ?? numbered(single, index) };
  });
}

function isAlone(marks: readonly string[], index: number): boolean {
  return marks.every((mark, other) => other === index || mark !== marks[index]);
}

/** "S1" for the first of those who begin with S, "S2" for the next. */
function numbered(letters: readonly string[], index: number): string {
  const letter = letters[index] ?? '';
  return `${letter}${letters.slice(0, index + 1).filter((other) => other === letter).length}`;
}

/** Which of the sources give each permission. */
export function sourcesByKey<Giving extends Source>(
  sources: readonly Giving[],
  givenBy: (source: Giving) => readonly string[],
): Map<string, Giving[]> {
  const found = new Map<string, Giving[]>();
  for (const source of sources) {
    for (const key of givenBy(source)) found.set(key, [...(found.get(key) ?? []), source]);
  }
  return found;
}
