/** Where somebody goes on from, when what they were on has gone: the title of the page. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus();
}
