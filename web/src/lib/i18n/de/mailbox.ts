import type { mailbox as source } from '../en/mailbox';
import type { Translation } from '../text';

export const mailbox: Translation<typeof source> = {
  title: 'Postfach',
  intro: 'E-Mails und SMS, die dieser Entwicklungsserver versandt hätte. Es gibt sie nirgends sonst.',
  refresh: 'Aktualisieren',
  search: 'Nach Empfänger suchen',
  'search.example': 'Adresse oder Nummer',
  none_here: 'Hier gibt es kein Postfach',
  'none_here.why': 'Nur ein Entwicklungsserver behält seine E-Mails. Dieser verschickt sie.',
  home: 'Startseite',
  empty: 'Noch keine E-Mails',
  'empty.why': 'Legen Sie jemanden an: Der Aktivierungslink kommt hier an.',
  no_match: 'Nichts an {to}',
  'no_match.why': 'Suchen Sie eine andere Adresse, oder sehen Sie alles.',
  show_all: 'Alles zeigen',
  messages: 'Nachrichten',
  sms: 'SMS',
  to: 'An',
  sent: 'Gesendet',
  view: 'Ansicht',
  'view.html': 'Wie sie aussieht',
  'view.text': 'Nur Text',
  frame: 'Die E-Mail, wie sie aussieht',
};
