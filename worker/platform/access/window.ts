import { z } from '@hono/zod-openapi';
import { invalid } from '../http/problems';

/** From when until when something that was given is in force, epoch milliseconds; null has no end. */
export type Window = { effectiveFrom: number; expiresAt: number | null };

/** What a body says of it. */
export const windowFields = {
  effective_from: z.iso.datetime({ offset: true }).optional(),
  expires_at: z.iso.datetime({ offset: true }).nullable().optional(),
};
type WindowInput = z.output<z.ZodObject<typeof windowFields>>;

/**
 * What the body leaves out stays as it is in `standing`: from now and without an end, unless something stands already.
 * @throws invalid at `${at}/expires_at` for an end that is past or not after the start.
 */
export function windowOf(input: WindowInput, now: number, at = '', standing?: Window): Window {
  const effectiveFrom = input.effective_from ? Date.parse(input.effective_from) : (standing?.effectiveFrom ?? now);
  const expiresAt = input.expires_at === undefined ? (standing?.expiresAt ?? null) : endOf(input.expires_at);
  if (expiresAt === null || expiresAt > Math.max(effectiveFrom, now)) return { effectiveFrom, expiresAt };
  throw invalid('The end has to be later than the start, and not past.', {
    errors: [
      { pointer: `${at}/expires_at`, code: 'too_early', detail: 'Choose a time after the start, and not past.' },
    ],
  });
}

function endOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

export function isLapsed({ expiresAt }: Pick<Window, 'expiresAt'>, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}
