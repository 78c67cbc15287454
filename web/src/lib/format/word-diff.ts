export interface Piece {
  text: string;
  changed: boolean;
}

const longestCompared = 400;

/** Marks the words of each side that the other lacks (longest common subsequence). */
export function wordDiff(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const a = words(before);
  const b = words(after);
  if (a.length > longestCompared || b.length > longestCompared) {
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] };
  }

  const lengths = commonLengths(a, b);
  const left: Piece[] = [];
  const right: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const here = a[i];
    const there = b[j];
    if (here !== undefined && there !== undefined && isSame(here, there)) {
      append(left, here, false);
      append(right, there, false);
      i += 1;
      j += 1;
    } else if (there === undefined || (here !== undefined && at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      append(left, here ?? '', true);
      i += 1;
    } else {
      append(right, there, true);
      j += 1;
    }
  }
  return { before: joined(left), after: joined(right) };
}

/** A space between two changed words belongs to the change. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  pieces.forEach(({ text, changed }, index) => {
    const isInside = text.trim() === '' && pieces[index - 1]?.changed === true && pieces[index + 1]?.changed === true;
    append(result, text, changed || isInside);
  });
  return result;
}

function words(text: string): string[] {
  return text.match(/\s+|[^\s–,;-]+|[–,;-]/gu) ?? [];
}

function commonLengths(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    if (!row) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = isSame(a[i], b[j]) ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** Whether a word begins a sentence or stands within one is no change worth showing. */
function isSame(a = '', b = ''): boolean {
  return a.toLocaleLowerCase() === b.toLocaleLowerCase();
}

function at(table: number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function append(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces.at(-1);
  if (last && last.changed === changed) last.text += text;
  else pieces.push({ text, changed });
}
