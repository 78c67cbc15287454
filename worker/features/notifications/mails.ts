import type { MailText } from '../../platform/mail/layout';

const FOOTER = 'You get this mail because of your account. Nobody will ever ask you for your password.';

export function activationMail(to: { name: string }, organization: string, url: string, hours: number): MailText {
  return {
    subject: `Activate your ${organization} account`,
    greeting: `Hello ${to.name},`,
    paragraphs: [
      `An account at ${organization} was made for you. Choose a password to activate it.`,
      `The link works once, for ${hours} hours.`,
    ],
    action: { label: 'Choose a password', url },
    footer: FOOTER,
  };
}

export function lockedMail(to: { name: string }, organization: string, until: string): MailText {
  return {
    subject: `Sign-in to your ${organization} account is paused`,
    greeting: `Hello ${to.name},`,
    paragraphs: [
      `There were too many wrong passwords for your account, so sign-in from new devices is paused until ${until} UTC.`,
      'If that was you, wait and try again. If not, your password held: nobody got in. Tell your administrator if it goes on.',
    ],
    footer: FOOTER,
  };
}

export function passwordChangedMail(to: { name: string }, organization: string): MailText {
  return {
    subject: `Your ${organization} password was changed`,
    greeting: `Hello ${to.name},`,
    paragraphs: [
      'Your password was changed just now, and your other sessions were signed out.',
      'If that wasn’t you, tell your administrator at once.',
    ],
    footer: FOOTER,
  };
}

const STATUS_WORDS: Record<string, string[]> = {
  active: ['Your account is active: you can sign in.'],
  suspended: [
    'Your account is suspended. You were signed out and can’t sign in until it is reactivated. Your data stays.',
  ],
  inactive: ['Your account was deactivated. You were signed out and can’t sign in any more. Your data stays.'],
};

/** Null for a status that its owner isn't told of. */
export function statusMail(
  to: { name: string },
  organization: string,
  status: string,
  contact: string | null,
): MailText | null {
  const words = STATUS_WORDS[status];
  if (!words) return null;
  return {
    subject: `Your ${organization} account is ${status}`,
    greeting: `Hello ${to.name},`,
    paragraphs: [...words, contact ? `Questions? Write to ${contact}.` : 'Questions? Ask your administrator.'],
    footer: FOOTER,
  };
}
