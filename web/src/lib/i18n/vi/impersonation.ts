import type { impersonation as source } from '../en/impersonation';
import type { Translation } from '../text';

export const impersonation: Translation<typeof source> = {
  open: 'Đăng nhập thay {name}',
  title: 'Đăng nhập thay {name}?',
  why: 'Bạn sẽ thấy những gì {name} thấy và được làm những gì cả hai cùng được làm. Mật khẩu, yếu tố thứ hai, phiên và vai trò vẫn bị khóa. {name} được báo ngay, và mọi việc đều được ghi lại dưới tên bạn.',
  note: 'Kết thúc cùng phiên của chính bạn, và trong vòng một giờ.',
  ticket: 'Mã yêu cầu hỗ trợ',
  'ticket.told': 'không bắt buộc, {name} sẽ được cho biết',
  'ticket.example': 'SUP-2291',
  keep: 'Vẫn là chính bạn',
  do: 'Đăng nhập thay {name}',
  banner: 'Thao tác thay người khác',
  'banner.who': '{actor}, bạn đang thao tác thay {name}',
  'banner.left': { other: 'còn {count} phút' },
  'banner.closed': 'Những gì bảo vệ tài khoản đều bị khóa.',
  end: 'Kết thúc, trở lại là chính bạn',
  still: 'Bạn vẫn đang thao tác thay {name}',
  'closed.title': 'Bị khóa khi bạn thao tác thay {name}',
  'closed.why':
    'Mật khẩu, yếu tố thứ hai, phiên, địa chỉ và thông báo chỉ {name} mới thay đổi được. Hãy kết thúc việc thao tác thay, hoặc nhờ {name} làm.',
  look: 'Bạn có thể xem hồ sơ này. Chỉ {name} mới thay đổi được.',
  support: 'Hỗ trợ: {name}',
};
