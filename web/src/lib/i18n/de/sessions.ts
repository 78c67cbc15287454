import type { sessions as source } from '../en/sessions';
import type { Translation } from '../text';

export const sessions: Translation<typeof source> = {
  this_device: 'Dieses Gerät',
  active_now: 'Jetzt aktiv',
  signed_in: 'angemeldet {when} · {method}',
  last_active: 'zuletzt aktiv {when}',
  ends: 'endet {when}',
  'ends.unused': 'Endet {when}, wenn sie nicht genutzt wird',
  end: 'Sitzung beenden',
  'end.named': 'Sitzung beenden: {device}',
  'end.others': { one: '{count} andere Sitzung beenden', other: '{count} andere Sitzungen beenden' },
  ended: 'Sitzung beendet',
  'ended.others': { one: '{count} Sitzung beendet', other: '{count} Sitzungen beendet' },
  'ended.others.why': 'Nur dieses Gerät ist angemeldet.',
  still_open: 'Die Sitzung ist noch offen',
  'still_open.others': 'Die Sitzungen sind noch offen',
  nowhere_else: 'Sie sind nirgendwo sonst angemeldet.',
  'proof.two': '{method}, zweiter Faktor',
  'risk.new_device': 'Neues Gerät',
  'risk.new_country': 'Neues Land',
  'risk.new_network': 'Neues Netzwerk',
  'risk.impossible_travel': 'Weiter, als jemand reisen kann',
  'risk.many_accounts': 'Von dort wurden viele Konten probiert',
  unusual: 'Ungewöhnlich: {risks}',
  signed_in_at: 'Angemeldet',
  ends_at: 'Endet',
};
