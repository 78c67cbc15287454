import type { mailbox as source } from '../en/mailbox';
import type { Translation } from '../text';

export const mailbox: Translation<typeof source> = {
  title: 'Hộp thư',
  intro: 'Thư và SMS mà máy chủ phát triển này lẽ ra đã gửi. Chúng không có ở nơi nào khác.',
  refresh: 'Làm mới',
  search: 'Tìm theo người nhận',
  'search.example': 'Địa chỉ hoặc số',
  none_here: 'Ở đây không có hộp thư',
  'none_here.why': 'Chỉ máy chủ phát triển giữ lại thư. Máy chủ này gửi thư đi.',
  home: 'Trang chủ',
  empty: 'Chưa có thư',
  'empty.why': 'Hãy tạo một người dùng: liên kết kích hoạt sẽ đến đây.',
  no_match: 'Không có gì gửi tới {to}',
  'no_match.why': 'Hãy tìm địa chỉ khác, hoặc xem tất cả.',
  show_all: 'Hiện tất cả',
  messages: 'Tin nhắn',
  sms: 'Tin nhắn SMS',
  to: 'Gửi tới',
  sent: 'Đã gửi',
  view: 'Cách xem',
  'view.html': 'Như hiển thị',
  'view.text': 'Chỉ văn bản',
  frame: 'Thư như hiển thị',
};
