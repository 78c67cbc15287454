import type { reportingLine as source } from '../en/reporting-line';
import type { Translation } from '../text';

export const reportingLine: Translation<typeof source> = {
  title: 'Tuyến báo cáo',
  above: { other: 'cấp {level}, {count} người ở trên' },
  top: 'không có ai ở trên',
  level: 'Cấp {level}',
  managers: 'Từ cao nhất xuống đến {name}',
  reports: 'Báo cáo trực tiếp',
  'reports.none': 'Không có ai báo cáo cho {name}.',
  'reports.all': { other: 'Hiện cả {count}' },
  failed: 'Không tải được tuyến báo cáo.',
};
