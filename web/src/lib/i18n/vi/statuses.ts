import type { statuses as source } from '../en/statuses';
import type { Translation } from '../text';

export const statuses: Translation<typeof source> = {
  active: 'Đang hoạt động',
  pending: 'Chờ kích hoạt',
  suspended: 'Tạm ngưng',
  inactive: 'Ngừng hoạt động',
  archived: 'Đã lưu trữ',
  expired: 'Hết hạn',
};
