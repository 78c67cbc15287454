import type { actions as source } from '../en/actions';
import type { Translation } from '../text';

export const actions: Translation<typeof source> = {
  save: 'Lưu',
  cancel: 'Hủy',
  close: 'Đóng',
  back: 'Quay lại',
  retry: 'Thử lại',
  optional: 'không bắt buộc',
};
