import type { problems as source } from '../en/problems';
import type { Translation } from '../text';

export const problems: Translation<typeof source> = {
  unreachable: 'Le serveur n’a pas répondu. Vérifiez votre connexion et réessayez.',
  unauthenticated: 'Votre session est terminée. Reconnectez-vous.',
  forbidden: 'Vos rôles ne le permettent pas. Demandez l’autorisation à un administrateur.',
  step_up_required: 'Reconnectez-vous pour continuer : une connexion datant de moins de 10 minutes est nécessaire.',
  stale: 'Quelqu’un a enregistré pendant que vous modifiiez. Comparez sa version à la vôtre.',
  reason_required: 'Indiquez un motif ou un commentaire. Il est consigné dans le journal d’audit.',
  rate_limited: 'Trop de requêtes.',
  in_use: 'Ce rôle a encore des membres. Attribuez-leur d’abord un autre rôle.',
  not_found: 'Cet élément n’existe plus, ou vous n’avez pas le droit de le voir.',
  internal: 'Le serveur a rencontré une erreur. Rien n’a été enregistré.',
  unexpected: 'Le serveur a rencontré une erreur. Rien n’a été enregistré.',
  no_page: 'Il n’y a rien à cette adresse.',
  page_failed: 'La page a rencontré une erreur. Rien n’a été enregistré.',
  loading_failed: 'Le serveur a rencontré une erreur. Réessayez dans un instant.',
  retry: '{words} Réessayez {when}.',
};
