import type { identities as source } from '../en/identities';
import type { Translation } from '../text';

export const identities: Translation<typeof source> = {
  title: 'Comptes connectés',
  why: 'Connectez-vous avec un compte que vous avez ailleurs. On n’y lit que votre identité.',
  none: 'Vous n’avez connecté aucun compte.',
  none_offered: 'Votre organisation ne propose pas d’autre moyen de connexion.',
  connected: 'connecté {when}',
  used: 'utilisé {when}',
  unused: 'jamais utilisé',
  connect: 'Connecter {provider}',
  'connect.done': '{provider} connecté',
  'connect.done.detail': 'Vous pouvez désormais vous connecter avec.',
  'connect.failed': 'Rien n’a été connecté',
  disconnect: 'Déconnecter',
  'disconnect.ask': 'Déconnecter {provider} ?',
  'disconnect.why': 'Vous ne pourrez plus vous connecter avec {account}. Vous pourrez le reconnecter à tout moment.',
  'disconnect.keep': 'Conserver {provider}',
  'disconnect.do': 'Déconnecter {provider}',
  'disconnect.done': '{provider} déconnecté',
  'pending.title': 'Connecter votre compte {provider} ?',
  'pending.why': 'Vous venez de prouver que {account} est à vous. Connectez-le pour vous connecter avec à l’avenir.',
  'pending.dismiss': 'Ne pas connecter',
  continue: 'Continuer avec {provider}',
  failed: 'Vous n’êtes pas connecté',
};
