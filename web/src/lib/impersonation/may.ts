/**
 * What stays open to somebody who acts as a user: looking, and everyday changes that give nobody power. It only keeps buttons
 * away that would be refused; the API decides.
 */
const OPEN = /:read(?:_\w+)?$|^users:update(?:_\w+)?$|^organization:/;

export function isOpenWhileActing(permission: string): boolean {
  return OPEN.test(permission);
}
