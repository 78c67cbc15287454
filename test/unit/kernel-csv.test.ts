import { describe, expect, it } from 'vitest';
import { csvLine } from '../../worker/kernel/csv';

describe('a line of CSV', () => {
  it('RFC 4180 §2: quotes what holds a comma, a quote or a break, and doubles quotes', () => {
    expect(csvLine(['plain', 'a,b', 'say "no"', 'two\nlines', null, 7])).toBe(
      'plain,"a,b","say ""no""","two\nlines",,7\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\0x', '＝1+1', '＋1', '－1', '＠x'])(
    'takes the formula out of %j',
    (text) => {
      expect(csvLine([text]).replaceAll('"', '').startsWith("'")).toBe(true);
    },
  );

  it('leaves an ordinary name as it is', () => {
    expect(csvLine(['Zsófia Horváth', 'o’Neill'])).toBe('Zsófia Horváth,o’Neill\r\n');
  });
});
