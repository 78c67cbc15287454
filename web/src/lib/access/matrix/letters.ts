/** Where something is inherited from, and its mark in the matrix: the shortest beginning of its name that no other shares. */
export interface Source {
  id: string;
  name: string;
  letter: string;
}

export function lettered<Named extends { id: string; name: string }>(sources: readonly Named[]): (Named & Source)[] {
  const names = sources.map(({ name }) => name);
  return sources.map((source) => ({ ...source, letter: shortest(source.name, names) }));
}

function shortest(name: string, names: readonly string[]): string {
  const letters = [...name];
  const isShared = (length: number) =>
    names.some((other) => other !== name && [...other].slice(0, length).join('') === letters.slice(0, length).join(''));
  let length = 1;
  while (length < letters.length && isShared(length)) length += 1;
  return letters.slice(0, length).join('');
}
