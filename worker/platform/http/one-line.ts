import { z } from '@hono/zod-openapi';

// Beside control characters and line breaks the ones that turn the direction of what follows (UTS #55 §3): U+202A–U+202E, U+2066–U+2069.
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

/** A name or title of 1 to `maxCharacters` on one line, in which what is read is what is there: it stands in lists, mail and logs. */
export function oneLine(maxCharacters: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxCharacters)
    .refine((text) => !UNSEEN.test(text), {
      error: 'Write it on one line, without control characters.',
      params: { code: 'control_characters' },
    });
}
