import type { methods as source } from '../en/methods';
import type { Translation } from '../text';

export const methods: Translation<typeof source> = {
  password: 'Passwort',
  activation_link: 'Aktivierungslink',
  passkey: 'Passkey',
  magic_link: 'Link per E-Mail',
  recovery_code: 'Wiederherstellungscode',
  totp: 'Authenticator-App',
  email: 'Code per E-Mail',
  sms: 'Code per SMS',
  oidc: 'Externes Konto',
  registration: 'Registrierung',
  invitation: 'Einladung',
  reset_link: 'Link zum Zurücksetzen',
  temporary_password: 'Vorläufiges Passwort',
  impersonation: 'Support',
};
