import type { people as source } from '../en/people';
import type { Translation } from '../text';

export const people: Translation<typeof source> = {
  title: 'Annuaire',
  why: 'Vos collègues, avec ce que chacun vous montre.',
  search: 'Chercher un collègue par nom',
  'search.example': 'Nom',
  failed: 'L’annuaire n’a pas pu être chargé',
  none: 'Personne ne s’appelle « {words} »',
  'none.why': 'La recherche porte sur les noms des seules personnes dont le compte est actif.',
  no_page: 'Personne sur cette page',
  everybody: 'Afficher tout le monde',
  noun: { one: 'personne', other: 'personnes' },
  own: 'Modifier mon profil',
  manage: 'Gérer le compte',
  own_choice: '{name} décide de ce que ses collègues voient ici.',
};
