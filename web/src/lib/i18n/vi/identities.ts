import type { identities as source } from '../en/identities';
import type { Translation } from '../text';

export const identities: Translation<typeof source> = {
  title: 'Tài khoản đã kết nối',
  why: 'Đăng nhập bằng tài khoản bạn có ở nơi khác. Chúng tôi chỉ đọc thông tin bạn là ai.',
  none: 'Bạn chưa kết nối tài khoản nào.',
  none_offered: 'Tổ chức của bạn không có cách đăng nhập nào khác.',
  connected: 'kết nối {when}',
  used: 'dùng lần cuối {when}',
  unused: 'chưa dùng lần nào',
  connect: 'Kết nối {provider}',
  'connect.done': 'Đã kết nối {provider}',
  'connect.done.detail': 'Từ giờ bạn có thể đăng nhập bằng tài khoản này.',
  'connect.failed': 'Chưa kết nối được',
  disconnect: 'Ngắt kết nối',
  'disconnect.ask': 'Ngắt kết nối {provider}?',
  'disconnect.why': 'Bạn sẽ không đăng nhập được bằng {account} nữa. Bạn có thể kết nối lại bất cứ lúc nào.',
  'disconnect.keep': 'Giữ {provider}',
  'disconnect.do': 'Ngắt kết nối {provider}',
  'disconnect.done': 'Đã ngắt kết nối {provider}',
  'pending.title': 'Kết nối tài khoản {provider} của bạn?',
  'pending.why': 'Bạn vừa chứng minh {account} là của mình. Hãy kết nối để từ nay đăng nhập bằng tài khoản đó.',
  'pending.dismiss': 'Không kết nối',
  continue: 'Tiếp tục với {provider}',
  failed: 'Bạn chưa đăng nhập',
};
