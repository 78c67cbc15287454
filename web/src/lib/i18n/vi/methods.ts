import type { methods as source } from '../en/methods';
import type { Translation } from '../text';

export const methods: Translation<typeof source> = {
  password: 'Mật khẩu',
  activation_link: 'Liên kết kích hoạt',
  passkey: 'Khóa truy cập',
  magic_link: 'Liên kết qua email',
  recovery_code: 'Mã khôi phục',
  totp: 'Ứng dụng xác thực',
  email: 'Mã qua email',
  sms: 'Mã qua SMS',
  oidc: 'Tài khoản bên ngoài',
  registration: 'Đăng ký',
  invitation: 'Lời mời',
  reset_link: 'Liên kết đặt lại',
  temporary_password: 'Mật khẩu tạm thời',
  impersonation: 'Hỗ trợ',
};
