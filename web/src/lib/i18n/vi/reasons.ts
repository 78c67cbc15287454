import type { reasons as source } from '../en/reasons';
import type { Translation } from '../text';

export const reasons: Translation<typeof source> = {
  resignation: 'Thôi việc',
  termination: 'Sa thải',
  leave: 'Nghỉ phép',
  security: 'Bảo mật',
  other: 'Khác',
  quoted: '“{comment}”',
  with_comment: '{reason}: “{comment}”',
};
