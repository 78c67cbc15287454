import type { problems as source } from '../en/problems';
import type { Translation } from '../text';

export const problems: Translation<typeof source> = {
  unreachable: 'Der Server hat nicht geantwortet. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  unauthenticated: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an.',
  forbidden: 'Ihre Rollen erlauben das nicht. Bitten Sie einen Administrator um die Berechtigung.',
  step_up_required: 'Melden Sie sich dafür erneut an: Es braucht eine Anmeldung aus den letzten 10 Minuten.',
  stale: 'Jemand hat dies gespeichert, während Sie es bearbeitet haben. Vergleichen Sie beide Fassungen.',
  reason_required: 'Geben Sie einen Grund oder Kommentar an. Er wird im Auditprotokoll festgehalten.',
  rate_limited: 'Zu viele Anfragen.',
  in_use: 'Diese Rolle hat noch Mitglieder. Weisen Sie ihnen zuerst eine andere Rolle zu.',
  not_found: 'Das gibt es nicht mehr, oder Sie dürfen es nicht sehen.',
  internal: 'Auf dem Server ist ein Fehler aufgetreten. Es wurde nichts gespeichert.',
  unexpected: 'Auf dem Server ist ein Fehler aufgetreten. Es wurde nichts gespeichert.',
  no_page: 'Unter dieser Adresse gibt es nichts.',
  page_failed: 'Die Seite ist fehlgeschlagen. Es wurde nichts gespeichert.',
  loading_failed: 'Auf dem Server ist ein Fehler aufgetreten. Versuchen Sie es gleich noch einmal.',
  retry: '{words} Versuchen Sie es {when} erneut.',
};
