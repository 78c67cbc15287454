import type { home as source } from '../en/home';
import type { Translation } from '../text';

export const home: Translation<typeof source> = {
  title: 'Start',
  go_to: 'Gehe zu',
  may_do: 'Was Sie dürfen',
  permissions: { one: '{count} Berechtigung', other: '{count} Berechtigungen' },
  everything: 'Alles',
  'everything.why': 'Ihre Rolle Super admin hat jede Berechtigung, auch später hinzugefügte.',
  onboarding: 'Ihr Konto ist noch nicht aktiv',
  'onboarding.why': 'Es öffnet sich, wenn Ihr Onboarding abgeschlossen ist. Ihr Passwort ist schon gesetzt.',
  nothing: 'Noch gibt Ihnen keine Rolle Berechtigungen',
  'nothing.why': 'Ihr eigenes Profil gehört Ihnen. Für mehr bitten Sie einen Administrator um eine Rolle.',
};
