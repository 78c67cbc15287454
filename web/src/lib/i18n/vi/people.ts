import type { people as source } from '../en/people';
import type { Translation } from '../text';

export const people: Translation<typeof source> = {
  title: 'Danh bạ',
  why: 'Đồng nghiệp của bạn, với những gì mỗi người cho bạn thấy.',
  search: 'Tìm đồng nghiệp theo tên',
  'search.example': 'Tên',
  failed: 'Không tải được danh bạ',
  none: 'Không có ai tên “{words}”',
  'none.why': 'Chỉ tìm theo tên, và chỉ những người có tài khoản đang hoạt động.',
  no_page: 'Không có ai ở trang này',
  everybody: 'Hiện tất cả',
  noun: { other: 'người' },
  own: 'Sửa hồ sơ của tôi',
  manage: 'Quản lý tài khoản',
  own_choice: '{name} quyết định đồng nghiệp thấy gì ở đây.',
};
