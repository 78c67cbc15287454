import type { people as source } from '../en/people';
import type { Translation } from '../text';

export const people: Translation<typeof source> = {
  title: 'Verzeichnis',
  why: 'Ihre Kolleginnen und Kollegen, mit dem, was sie Ihnen zeigen.',
  search: 'Kollegen nach Namen suchen',
  'search.example': 'Name',
  failed: 'Das Verzeichnis wurde nicht geladen',
  none: 'Niemand heißt „{words}“',
  'none.why': 'Gesucht wird nur in Namen, und nur bei Personen mit aktivem Konto.',
  no_page: 'Niemand auf dieser Seite',
  everybody: 'Alle zeigen',
  noun: { one: 'Person', other: 'Personen' },
  own: 'Mein Profil bearbeiten',
  manage: 'Konto verwalten',
  own_choice: '{name} entscheidet, was andere hier sehen.',
};
