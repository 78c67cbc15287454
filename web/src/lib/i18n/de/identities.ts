import type { identities as source } from '../en/identities';
import type { Translation } from '../text';

export const identities: Translation<typeof source> = {
  title: 'Verbundene Konten',
  why: 'Melden Sie sich mit einem Konto an, das Sie anderswo haben. Daraus wird nur gelesen, wer Sie sind.',
  none: 'Sie haben keine Konten verbunden.',
  none_offered: 'Ihre Organisation bietet keinen anderen Weg zur Anmeldung an.',
  connected: 'verbunden {when}',
  used: 'benutzt {when}',
  unused: 'noch nicht benutzt',
  connect: '{provider} verbinden',
  'connect.done': '{provider} verbunden',
  'connect.done.detail': 'Ab jetzt können Sie sich damit anmelden.',
  'connect.failed': 'Es wurde nichts verbunden',
  disconnect: 'Trennen',
  'disconnect.ask': '{provider} trennen?',
  'disconnect.why': 'Sie können sich nicht mehr mit {account} anmelden. Verbinden können Sie es jederzeit wieder.',
  'disconnect.keep': '{provider} behalten',
  'disconnect.do': '{provider} trennen',
  'disconnect.done': '{provider} getrennt',
  'pending.title': 'Ihr Konto bei {provider} verbinden?',
  'pending.why':
    'Sie haben gerade gezeigt, dass {account} Ihnen gehört. Verbinden Sie es, um sich künftig damit anzumelden.',
  'pending.dismiss': 'Nicht verbinden',
  continue: 'Weiter mit {provider}',
  failed: 'Sie sind nicht angemeldet',
};
