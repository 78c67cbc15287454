import { capitalise } from '../format/dates';
import type { Text } from '../i18n/text';

export const auditTypes = [
  'CREATE',
  'UPDATE',
  'DELETE',
  'STATUS_CHANGE',
  'ROLE_ASSIGNMENT',
  'LOGIN',
  'LOGOUT',
  'LOGIN_FAILED',
  'PASSWORD_CHANGE',
  'PERMISSION_CHANGE',
  'BULK',
  'EXPORT',
  'CONFIG',
  'SYSTEM',
];

export function typeName(type: string, t: Text<'audit'>): string {
  const key = `type.${type}`;
  return t.has(key) ? t(key) : inWords(type);
}

export function actionName(action: string, t: Text<'auditActions'>): string {
  return t.has(action) ? t(action) : inWords(action);
}

/** How somebody signed in: "Password + Authenticator app" of `password+totp`. */
export function methodName(method: string, t: Text<'methods'>): string {
  return method
    .split('+')
    .map((part) => (t.has(part) ? t(part) : inWords(part)))
    .join(' + ');
}

/** "Other: “Takes over the crew.”" from a reason, a comment or both. */
export function reasonText(
  code: string | null | undefined,
  comment: string | null | undefined,
  t: Text<'reasons'>,
): string {
  const reason = code ? (t.has(code) ? t(code) : inWords(code)) : '';
  if (!comment) return reason;
  return reason ? t('with_comment', { reason, comment }) : t('quoted', { comment });
}

/** `mfa_required` is "Mfa required": for keys that have no words of their own. */
export function inWords(key: string): string {
  const words = key.toLowerCase().replaceAll(/[_.:]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of a recorded field inside a sentence: "job title". */
export function fieldWords(field: string, t: Text<'fields'>, language: string): string {
  if (t.has(field)) return t(field);
  const key = field.replace(/_id$/, '');
  return t.has(key) ? t(key) : inWords(key).toLocaleLowerCase(language);
}

/** The same as a label, as forms and lists call it: "Job title". */
export function fieldLabel(field: string, t: Text<'fields'>, language: string): string {
  return capitalise(fieldWords(field, t, language), language);
}

const browsers: [string, RegExp][] = [
  ['Edge', /Edg\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
];
const systems: [string, RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
];

/** "Mac, Safari 20"; a program that is no browser by what it calls itself. */
export function deviceName(userAgent: string | null | undefined): string {
  if (!userAgent) return '';
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const browser = browsers.flatMap(([name, pattern]) => {
    const version = pattern.exec(userAgent)?.[1];
    return version ? [`${name} ${version}`] : [];
  })[0];
  return [system, browser].filter(Boolean).join(', ') || userAgent.slice(0, 60);
}
