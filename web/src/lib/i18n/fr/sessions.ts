import type { sessions as source } from '../en/sessions';
import type { Translation } from '../text';

export const sessions: Translation<typeof source> = {
  this_device: 'Cet appareil',
  active_now: 'Active maintenant',
  signed_in: 'connexion {when} · {method}',
  last_active: 'dernière activité {when}',
  ends: 'se termine {when}',
  'ends.unused': 'Se termine {when} si elle n’est pas utilisée',
  end: 'Terminer la session',
  'end.named': 'Terminer la session : {device}',
  'end.others': { one: 'Terminer {count} autre session', other: 'Terminer {count} autres sessions' },
  ended: 'Session terminée',
  'ended.others': { one: '{count} session terminée', other: '{count} sessions terminées' },
  'ended.others.why': 'Seul cet appareil est connecté.',
  still_open: 'La session est encore ouverte',
  'still_open.others': 'Les sessions sont encore ouvertes',
  nowhere_else: 'Vous n’êtes connecté nulle part ailleurs.',
  'proof.two': '{method}, second facteur',
  'risk.new_device': 'Nouvel appareil',
  'risk.new_country': 'Nouveau pays',
  'risk.new_network': 'Nouveau réseau',
  'risk.impossible_travel': 'Plus loin qu’on ne peut voyager',
  'risk.many_accounts': 'Beaucoup de comptes essayés depuis cet endroit',
  unusual: 'Inhabituel : {risks}',
  signed_in_at: 'Connexion',
  ends_at: 'Fin',
};
