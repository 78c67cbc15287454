import type { signIn as source } from '../en/sign-in';
import type { Translation } from '../text';

export const signIn: Translation<typeof source> = {
  title: 'Anmelden',
  identifier: 'E-Mail oder Benutzername',
  password: 'Passwort',
  remember: '30 Tage angemeldet bleiben',
  forgot: 'Passwort vergessen?',
  submit: 'Anmelden',
  by_mail: 'Stattdessen per E-Mail anmelden',
  new_here: 'Neu hier? {register}',
  register: 'Konto erstellen',
  'missing.identifier': 'Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein.',
  'missing.password': 'Geben Sie Ihr Passwort ein.',
  no_script:
    'Die Anmeldung braucht JavaScript: So gelangt Ihr Passwort nicht in Seitenadressen oder Formulare anderer Websites. Schalten Sie es für diese Website ein und laden Sie die Seite neu.',
  'contact.write': 'Schreiben Sie an {email}.',
  'contact.ask': 'Fragen Sie Ihre Administration.',
  'refused.credentials': 'E-Mail und Passwort passen nicht zusammen.',
  'refused.credentials.why':
    'Prüfen Sie beides und versuchen Sie es erneut. Nach 5 Fehlversuchen pausiert die Anmeldung für 15 Minuten.',
  'refused.attempts': 'Die Anmeldung pausiert nach zu vielen Fehlversuchen.',
  'refused.network_attempts': 'Zu viele Anmeldungen aus Ihrem Netzwerk.',
  'refused.pending': 'Ihr Konto ist noch nicht aktiv.',
  'refused.pending.why':
    'Ein neuer Aktivierungslink ist auf dem Weg in Ihr Postfach. Öffnen Sie ihn, um Ihr Passwort zu wählen.',
  'refused.suspended': 'Ihr Konto ist gesperrt.',
  'refused.inactive': 'Ihr Konto ist inaktiv.',
  'refused.expired': 'Ihr Zugang ist abgelaufen.',
  'refused.hours': 'Um diese Zeit können Sie sich nicht anmelden.',
  'refused.network': 'Aus diesem Netzwerk können Sie sich nicht anmelden.',
  'refused.took_too_long': 'Die Anmeldung hat zu lange gedauert.',
  'refused.took_too_long.why': 'Zu Ihrer Sicherheit endet sie nach 10 Minuten. Beginnen Sie von vorn.',
  'refused.no_factor': 'Ihr Postfach kann nicht beide Faktoren sein.',
  'refused.no_factor.why': 'Melden Sie sich stattdessen mit Ihrem Passwort an.',
  'refused.other': 'Sie sind nicht angemeldet.',
  'again.soon': 'Versuchen Sie es in ein paar Minuten erneut.',
  'again.at': 'Versuchen Sie es {when} erneut, um {time}.',
  other_account: 'Anderes Konto verwenden',
};
