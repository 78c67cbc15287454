/** For those who may see messages but not people: enough to recognize an address, not enough to use it. */
export function masked(recipient: string): string {
  const at = recipient.lastIndexOf('@');
  if (at > 0) return `${recipient.slice(0, 1)}…${recipient.slice(at)}`;
  return recipient.length > 5 ? `${recipient.slice(0, 3)}…${recipient.slice(-2)}` : '…';
}
