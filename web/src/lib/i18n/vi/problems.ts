import type { problems as source } from '../en/problems';
import type { Translation } from '../text';

export const problems: Translation<typeof source> = {
  unreachable: 'Máy chủ không phản hồi. Hãy kiểm tra kết nối và thử lại.',
  unauthenticated: 'Phiên của bạn đã kết thúc. Hãy đăng nhập lại.',
  forbidden: 'Vai trò của bạn không cho phép việc này. Hãy xin quản trị viên cấp quyền.',
  step_up_required: 'Hãy đăng nhập lại để thực hiện: việc này cần một lần đăng nhập trong 10 phút gần đây.',
  stale: 'Có người đã lưu mục này trong khi bạn chỉnh sửa. Hãy so sánh phiên bản của họ với của bạn.',
  reason_required: 'Hãy nêu lý do hoặc ghi chú. Nội dung này được lưu vào nhật ký kiểm toán.',
  rate_limited: 'Quá nhiều yêu cầu.',
  in_use: 'Vai trò này vẫn còn thành viên. Trước tiên hãy chuyển họ sang vai trò khác.',
  not_found: 'Mục này không còn tồn tại, hoặc bạn không được phép xem.',
  internal: 'Máy chủ gặp lỗi. Chưa có gì được lưu.',
  unexpected: 'Máy chủ gặp lỗi. Chưa có gì được lưu.',
  no_page: 'Không có gì tại địa chỉ này.',
  page_failed: 'Trang gặp lỗi. Chưa có gì được lưu.',
  loading_failed: 'Máy chủ gặp lỗi. Hãy thử lại sau giây lát.',
  retry: '{words} Hãy thử lại {when}.',
};
