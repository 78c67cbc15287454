const storageKey = 'single-keys';

let enabled = $state(true);

/** Shortcuts of one key, such as `/` and `j`. People who dictate turn them off (WCAG 2.1.4). */
export const singleKeys = {
  get enabled() {
    return enabled;
  },
  set enabled(value: boolean) {
    enabled = value;
    localStorage.setItem(storageKey, value ? 'on' : 'off');
  },
  restore() {
    enabled = localStorage.getItem(storageKey) !== 'off';
  },
};

/** The key of a shortcut; undefined while somebody types, a dialog or menu is open, or single keys are off. */
export function singleKeyOf(event: KeyboardEvent): string | undefined {
  if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const { target } = event;
  const isTaken = 'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]';
  if (target instanceof Element && target.closest(isTaken)) return undefined;
  return event.key;
}
