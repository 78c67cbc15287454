import { z } from '@hono/zod-openapi';
import { type SmsTransport, smsMailboxTransport, twilioTransport } from '../sms/transport';
import { httpTransport } from './http-api';
import { parseSmtpUrl, smtpTransport } from './smtp';
import { bindingTransport, type MailTransport, mailboxTransport } from './transport';

/** The variables that say how messages leave, as an operator sets them. */
export const messageSettings = z
  .object({
    MAIL_FROM: z.string().default('Latchkey <no-reply@latchkey.example>'),
    /** Unset is the development mailbox in development, and the `send_email` binding elsewhere. */
    MAIL_TRANSPORT: z.enum(['binding', 'smtp', 'http']).optional(),
    SMTP_URL: z.string().transform(parseSmtpUrl).optional(),
    MAIL_HTTP_URL: z.url({ protocol: /^https?$/ }).optional(),
    MAIL_HTTP_TOKEN: z.string().min(1).optional(),
    /** Standard Webhooks: `whsec_` and base64. Without it no bounce is taken. */
    MAIL_WEBHOOK_SECRET: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/)
      .optional(),
    SMS_HTTP_URL: z.url({ protocol: /^https?$/ }).default('https://api.twilio.com'),
    SMS_ACCOUNT: z.string().min(1).optional(),
    SMS_TOKEN: z.string().min(1).optional(),
    SMS_FROM: z.string().min(1).optional(),
  })
  .refine((set) => set.MAIL_TRANSPORT !== 'smtp' || set.SMTP_URL, 'MAIL_TRANSPORT=smtp needs SMTP_URL')
  .refine(
    (set) => set.MAIL_TRANSPORT !== 'http' || (set.MAIL_HTTP_URL && set.MAIL_HTTP_TOKEN),
    'MAIL_TRANSPORT=http needs MAIL_HTTP_URL and MAIL_HTTP_TOKEN',
  )
  .refine(
    (set) => [set.SMS_ACCOUNT, set.SMS_TOKEN, set.SMS_FROM].filter(Boolean).length % 3 === 0,
    'SMS needs SMS_ACCOUNT, SMS_TOKEN and SMS_FROM, or none of them',
  );

export type MessageSettings = z.output<typeof messageSettings>;

type Place = { d1: D1Database; binding: SendEmail; development: boolean };

export function mailTransport(set: MessageSettings, { d1, binding, development }: Place): MailTransport {
  if (set.MAIL_TRANSPORT === 'smtp' && set.SMTP_URL) return smtpTransport(set.SMTP_URL, set.MAIL_FROM);
  if (set.MAIL_TRANSPORT === 'http' && set.MAIL_HTTP_URL && set.MAIL_HTTP_TOKEN) {
    return httpTransport({ url: set.MAIL_HTTP_URL, token: set.MAIL_HTTP_TOKEN }, set.MAIL_FROM);
  }
  if (set.MAIL_TRANSPORT === undefined && development) return mailboxTransport(d1);
  return bindingTransport(binding, set.MAIL_FROM);
}

/** Null where no provider is set up: then nobody is offered SMS. */
export function smsTransport(set: MessageSettings, { d1, development }: Place): SmsTransport | null {
  const { SMS_HTTP_URL: url, SMS_ACCOUNT: account, SMS_TOKEN: token, SMS_FROM: from } = set;
  if (account && token && from) return twilioTransport({ url, account, token, from });
  return development ? smsMailboxTransport(d1) : null;
}
