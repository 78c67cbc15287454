import type { reasons as source } from '../en/reasons';
import type { Translation } from '../text';

export const reasons: Translation<typeof source> = {
  resignation: 'Démission',
  termination: 'Licenciement',
  leave: 'Congé',
  security: 'Sécurité',
  other: 'Autre',
  quoted: '« {comment} »',
  with_comment: '{reason} : « {comment} »',
};
