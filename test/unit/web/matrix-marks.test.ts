import { describe, expect, it } from 'vitest';
import { lettered } from '../../../web/src/lib/access/matrix/letters';

const marksOf = (...names: string[]) => lettered(names.map((name) => ({ id: name, name }))).map(({ letter }) => letter);

describe('the marks of what a permission is inherited from', () => {
  it('are one letter where the names begin apart', () => {
    expect(marksOf('Viewer', 'Manager')).toEqual(['V', 'M']);
  });

  it('are two where a first letter is shared', () => {
    expect(marksOf('Manager', 'Member', 'Viewer')).toEqual(['Ma', 'Me', 'V']);
  });

  it('never grow into a name: those who begin alike are numbered', () => {
    expect(marksOf('Studio manager', 'Studio manager, by Lisbon crew', 'Viewer')).toEqual(['S1', 'S2', 'V']);
    expect(marksOf('Studio lead', 'Sales', 'Studio manager')).toEqual(['S1', 'Sa', 'S3']);
  });

  it('differ for namesakes', () => {
    expect(marksOf('Crew', 'Crew')).toEqual(['C1', 'C2']);
  });

  it('keep letters whole that are written in two units', () => {
    expect(marksOf('𝔖tudio', 'Viewer')).toEqual(['𝔖', 'V']);
  });
});
