import { describe, expect, it } from 'vitest';
import { type Piece, wordDiff } from '../../../web/src/lib/format/word-diff';

function changed(pieces: Piece[]) {
  return pieces.filter((piece) => piece.changed).map((piece) => piece.text);
}

describe('wordDiff', () => {
  it('marks only the words that differ', () => {
    const { before, after } = wordDiff('Mon–Fri, 07:00–19:00', 'Mon–Sat, 07:00–21:00');
    expect(changed(before)).toEqual(['Fri', '19:00']);
    expect(changed(after)).toEqual(['Sat', '21:00']);
  });

  it('does not mark a word whose capital alone changed', () => {
    const { before, after } = wordDiff('Photographer', 'Lead photographer');
    expect(changed(before)).toEqual([]);
    expect(changed(after)).toEqual(['Lead ']);
  });

  it('marks neighbouring changed words as one', () => {
    expect(changed(wordDiff('Mattias Lindqvist', 'Aoife Ní Bhriain').after)).toEqual(['Aoife Ní Bhriain']);
  });

  it.each([
    ['', 'a new value'],
    ['an old value', ''],
    ['one two three', 'three two one'],
    ['Photographer', 'Lead photographer'],
  ])('loses no character between %j and %j', (before, after) => {
    const diff = wordDiff(before, after);
    expect(diff.before.map((piece) => piece.text).join('')).toBe(before);
    expect(diff.after.map((piece) => piece.text).join('')).toBe(after);
  });

  it('marks long texts as a whole instead of comparing each word', () => {
    const long = 'word '.repeat(1000);
    expect(wordDiff(long, `${long}more`).after).toEqual([{ text: `${long}more`, changed: true }]);
  });
});
