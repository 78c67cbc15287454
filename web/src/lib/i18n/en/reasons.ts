export const reasons = {
  resignation: 'Resignation',
  termination: 'Termination',
  leave: 'Leave',
  security: 'Security',
  other: 'Other',
  quoted: '“{comment}”',
  with_comment: '{reason}: “{comment}”',
};
