import { z } from '@hono/zod-openapi';

/** What people put between the digits, and the trunk zero that isn't dialled from abroad. */
const PUNCTUATION = /\(0\)|[\s().-]/g;
const E164 = /^\+[1-9]\d{6,14}$/;

/** As people write it, with the country code; kept as E.164. */
export const PhoneNumber = z
  .string()
  .max(40)
  .overwrite((written) => written.replaceAll(PUNCTUATION, ''))
  .regex(E164, 'Write it with country code, starting with +.');
