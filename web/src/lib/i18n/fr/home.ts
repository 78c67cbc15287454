import type { home as source } from '../en/home';
import type { Translation } from '../text';

export const home: Translation<typeof source> = {
  title: 'Accueil',
  go_to: 'Aller à',
  may_do: 'Ce que vous pouvez faire',
  permissions: { one: '{count} autorisation', other: '{count} autorisations' },
  everything: 'Tout',
  'everything.why': 'Votre rôle Super admin a toutes les autorisations, même celles ajoutées plus tard.',
  onboarding: 'Votre compte n’est pas encore actif',
  'onboarding.why': 'Il s’ouvrira quand votre intégration sera terminée. Votre mot de passe est déjà défini.',
  nothing: 'Aucun rôle ne vous donne encore d’autorisations',
  'nothing.why': 'Votre profil est à vous. Pour plus, demandez un rôle à un administrateur.',
};
