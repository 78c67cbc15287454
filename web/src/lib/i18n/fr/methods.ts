import type { methods as source } from '../en/methods';
import type { Translation } from '../text';

export const methods: Translation<typeof source> = {
  password: 'Mot de passe',
  activation_link: 'Lien d’activation',
  passkey: 'Clé d’accès',
  magic_link: 'Lien par e-mail',
  recovery_code: 'Code de récupération',
  totp: 'Application d’authentification',
  email: 'Code par e-mail',
  sms: 'Code par SMS',
  oidc: 'Compte externe',
  registration: 'Inscription',
  invitation: 'Invitation',
  reset_link: 'Lien de réinitialisation',
  temporary_password: 'Mot de passe provisoire',
  impersonation: 'Assistance',
};
