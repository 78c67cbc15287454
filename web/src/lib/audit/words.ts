const typeWords: Record<string, string> = {
  CREATE: 'Create',
  UPDATE: 'Update',
  DELETE: 'Delete',
  STATUS_CHANGE: 'Status',
  ROLE_ASSIGNMENT: 'Role',
  LOGIN: 'Sign-in',
  LOGOUT: 'Sign-out',
  LOGIN_FAILED: 'Sign-in failed',
  PASSWORD_CHANGE: 'Password',
  PERMISSION_CHANGE: 'Permissions',
  BULK: 'Bulk',
  EXPORT: 'Export',
  CONFIG: 'Settings',
  SYSTEM: 'System',
};

export const auditTypes = Object.keys(typeWords);

export function typeName(type: string): string {
  return typeWords[type] ?? inWords(type);
}

const reasonWords: Record<string, string> = {
  resignation: 'Resignation',
  termination: 'Termination',
  leave: 'Leave',
  security: 'Security',
  other: 'Other',
};

/** "Other: “Takes over the crew.”" from a reason, a comment or both. */
export function reasonText(code: string | null | undefined, comment: string | null | undefined): string {
  const reason = code ? (reasonWords[code] ?? inWords(code)) : '';
  return [reason, comment ? `“${comment}”` : ''].filter(Boolean).join(': ');
}

/** `mfa_required` is "Mfa required". */
export function inWords(key: string): string {
  const words = key.toLowerCase().replaceAll(/[_.:]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const fieldWords: Record<string, string> = {
  mfa_required: 'Second factor required',
  parents: 'Inherits from',
  timezone: 'Time zone',
  bio: 'About',
  expires_at: 'Ends',
  effective_from: 'Begins',
  email_verified: 'Email verified',
  employee_code: 'Staff code',
  parent: 'Below',
  ended_by: 'Ended because',
};

/** The name of a recorded field, as forms and lists call it. */
export function fieldName(field: string): string {
  return fieldWords[field] ?? inWords(field.replace(/_id$/, ''));
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
