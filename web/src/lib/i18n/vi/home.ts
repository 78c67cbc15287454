import type { home as source } from '../en/home';
import type { Translation } from '../text';

export const home: Translation<typeof source> = {
  title: 'Trang chủ',
  go_to: 'Đi đến',
  may_do: 'Những việc bạn được làm',
  permissions: { other: '{count} quyền' },
  everything: 'Mọi việc',
  'everything.why': 'Vai trò Super admin của bạn có mọi quyền, kể cả những quyền được thêm sau này.',
  onboarding: 'Tài khoản của bạn chưa được kích hoạt',
  'onboarding.why': 'Tài khoản sẽ mở khi việc tiếp nhận hoàn tất. Mật khẩu của bạn đã được đặt.',
  nothing: 'Chưa có vai trò nào cấp quyền cho bạn',
  'nothing.why': 'Hồ sơ của bạn là của bạn. Để có thêm quyền, hãy xin quản trị viên một vai trò.',
};
