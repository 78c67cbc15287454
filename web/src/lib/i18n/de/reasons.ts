import type { reasons as source } from '../en/reasons';
import type { Translation } from '../text';

export const reasons: Translation<typeof source> = {
  resignation: 'Kündigung',
  termination: 'Entlassung',
  leave: 'Auszeit',
  security: 'Sicherheit',
  other: 'Anderes',
  quoted: '„{comment}“',
  with_comment: '{reason}: „{comment}“',
};
