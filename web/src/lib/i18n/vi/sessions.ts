import type { sessions as source } from '../en/sessions';
import type { Translation } from '../text';

export const sessions: Translation<typeof source> = {
  this_device: 'Thiết bị này',
  active_now: 'Đang hoạt động',
  signed_in: 'đăng nhập {when} · {method}',
  last_active: 'hoạt động gần nhất {when}',
  ends: 'kết thúc {when}',
  'ends.unused': 'Kết thúc {when} nếu không được dùng',
  end: 'Kết thúc phiên',
  'end.named': 'Kết thúc phiên: {device}',
  'end.others': { other: 'Kết thúc {count} phiên khác' },
  ended: 'Đã kết thúc phiên',
  'ended.others': { other: 'Đã kết thúc {count} phiên' },
  'ended.others.why': 'Chỉ thiết bị này còn đăng nhập.',
  still_open: 'Phiên vẫn còn mở',
  'still_open.others': 'Các phiên vẫn còn mở',
  nowhere_else: 'Bạn không đăng nhập ở nơi nào khác.',
  'proof.two': '{method}, yếu tố thứ hai',
  'risk.new_device': 'Thiết bị mới',
  'risk.new_country': 'Quốc gia mới',
  'risk.new_network': 'Mạng mới',
  'risk.impossible_travel': 'Xa hơn khả năng di chuyển',
  'risk.many_accounts': 'Nhiều tài khoản bị thử từ nơi đó',
  unusual: 'Bất thường: {risks}',
  signed_in_at: 'Đăng nhập lúc',
  ends_at: 'Kết thúc',
};
