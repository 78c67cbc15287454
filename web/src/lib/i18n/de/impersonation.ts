import type { impersonation as source } from '../en/impersonation';
import type { Translation } from '../text';

export const impersonation: Translation<typeof source> = {
  open: 'Als {name} anmelden',
  title: 'Als {name} anmelden?',
  why: 'Sie sehen, was {name} sieht, und dürfen, was Sie beide dürfen. Passwort, zweite Faktoren, Sitzungen und Rollen bleiben verschlossen. {name} wird sofort benachrichtigt, und alles wird unter Ihrem Namen festgehalten.',
  note: 'Endet mit Ihrer eigenen Sitzung und innerhalb einer Stunde.',
  ticket: 'Supportfall',
  'ticket.told': 'optional, wird {name} mitgeteilt',
  'ticket.example': 'SUP-2291',
  keep: 'Selbst bleiben',
  do: 'Als {name} anmelden',
  banner: 'Handeln in fremdem Namen',
  'banner.who': '{actor}, Sie handeln als {name}',
  'banner.left': { one: 'noch {count} Minute', other: 'noch {count} Minuten' },
  'banner.closed': 'Was das Konto schützt, ist verschlossen.',
  end: 'Beenden, wieder Sie selbst sein',
  still: 'Sie handeln noch als {name}',
  'closed.title': 'Verschlossen, solange Sie als {name} handeln',
  'closed.why':
    'Passwort, zweite Faktoren, Sitzungen, Adresse und Benachrichtigungen ändert nur {name} selbst. Beenden Sie das Handeln in fremdem Namen, oder bitten Sie {name} darum.',
  look: 'Sie können dieses Profil ansehen. Ändern kann es nur {name}.',
  support: 'Support: {name}',
};
