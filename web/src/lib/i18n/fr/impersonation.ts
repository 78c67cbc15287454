import type { impersonation as source } from '../en/impersonation';
import type { Translation } from '../text';

export const impersonation: Translation<typeof source> = {
  open: 'Se connecter en tant que {name}',
  title: 'Se connecter en tant que {name} ?',
  why: 'Vous verrez ce que voit {name} et pourrez faire ce que vous pouvez faire tous les deux. Mot de passe, seconds facteurs, sessions et rôles restent fermés. {name} en est informé aussitôt, et tout est consigné sous votre nom.',
  note: 'Se termine avec votre propre session, et dans l’heure.',
  ticket: 'Dossier d’assistance',
  'ticket.told': 'facultatif, communiqué à {name}',
  'ticket.example': 'SUP-2291',
  keep: 'Rester vous-même',
  do: 'Se connecter en tant que {name}',
  banner: 'Action au nom d’autrui',
  'banner.who': '{actor}, vous agissez en tant que {name}',
  'banner.left': { one: 'encore {count} minute', other: 'encore {count} minutes' },
  'banner.closed': 'Ce qui protège le compte est fermé.',
  end: 'Terminer et redevenir vous-même',
  still: 'Vous agissez toujours en tant que {name}',
  'closed.title': 'Fermé tant que vous agissez en tant que {name}',
  'closed.why':
    'Mot de passe, seconds facteurs, sessions, adresse et notifications ne peuvent être modifiés que par {name}. Mettez fin à l’action au nom d’autrui, ou demandez à {name} de le faire.',
  look: 'Vous pouvez consulter ce profil. Seule la personne elle-même, {name}, peut le modifier.',
  support: 'Assistance : {name}',
};
