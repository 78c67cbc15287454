export interface ActionRow {
  action: string;
  description: string;
}

const keyPattern = /^[a-z][a-z0-9_]{0,39}$/;

/** What a module or an action may be called. */
export function isKey(text: string): boolean {
  return keyPattern.test(text.trim());
}

/** The actions to send; rows that were left empty don't count. Null when one isn't a key, two are alike, or there is none. */
export function actionsOf(rows: readonly ActionRow[]): ActionRow[] | null {
  const given = rows
    .map(({ action, description }) => ({ action: action.trim(), description: description.trim() }))
    .filter(({ action, description }) => action !== '' || description !== '');
  const areDistinct = new Set(given.map(({ action }) => action)).size === given.length;
  return given.length > 0 && areDistinct && given.every(({ action }) => isKey(action)) ? given : null;
}
