export const statuses = {
  active: 'Active',
  pending: 'Pending',
  suspended: 'Suspended',
  inactive: 'Inactive',
  archived: 'Archived',
  expired: 'Expired',
};
