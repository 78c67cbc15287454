import type { actions as source } from '../en/actions';
import type { Translation } from '../text';

export const actions: Translation<typeof source> = {
  save: 'Speichern',
  cancel: 'Abbrechen',
  close: 'Schließen',
  back: 'Zurück',
  retry: 'Erneut versuchen',
  optional: 'optional',
};
