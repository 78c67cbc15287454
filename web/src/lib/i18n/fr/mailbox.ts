import type { mailbox as source } from '../en/mailbox';
import type { Translation } from '../text';

export const mailbox: Translation<typeof source> = {
  title: 'Boîte aux lettres',
  intro: 'E-mails et SMS que ce serveur de développement aurait envoyés. Ils n’existent nulle part ailleurs.',
  refresh: 'Actualiser',
  search: 'Chercher par destinataire',
  'search.example': 'Adresse ou numéro',
  none_here: 'Pas de boîte aux lettres ici',
  'none_here.why': 'Seul un serveur de développement garde ses e-mails. Celui-ci les envoie.',
  home: 'Accueil',
  empty: 'Aucun e-mail pour l’instant',
  'empty.why': 'Créez un utilisateur : le lien d’activation arrive ici.',
  no_match: 'Rien pour {to}',
  'no_match.why': 'Cherchez une autre adresse, ou affichez tout.',
  show_all: 'Tout afficher',
  messages: 'Messages',
  sms: 'SMS',
  to: 'À',
  sent: 'Envoyé',
  view: 'Vue',
  'view.html': 'Tel qu’affiché',
  'view.text': 'Texte seul',
  frame: 'L’e-mail tel qu’affiché',
};
