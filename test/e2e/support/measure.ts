import type { Locator, Page } from '@playwright/test';

/** How far the page reaches beyond the screen's right edge. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The controls that a finger of this many pixels could miss. Links within a sentence are exempt (WCAG 2.2, 2.5.8). */
export function smallTargets(within: Locator, pixels: number): Promise<string[]> {
  return within.evaluate((root, wanted) => {
    const controls =
      'a[href], button, input, select, textarea, summary, [role="checkbox"], [role="switch"], [role="option"]';
    return [...root.querySelectorAll<HTMLElement>(controls)]
      .filter((control) => isReachable(control) && !isWithinSentence(control))
      .map((control) => ({ control, ...hitSize(control) }))
      .filter(({ width, height }) => width < wanted || height < wanted)
      .map(({ control, width, height }) => `${describe(control)}: ${width} × ${height}`);

    function isReachable(control: HTMLElement): boolean {
      const { width, height } = control.getBoundingClientRect();
      const isForEyes =
        width > 1 && height > 1 && control.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return (isForEyes || control.matches('input')) && control.offsetParent !== null && !control.closest('[inert]');
    }

    function isWithinSentence(control: HTMLElement): boolean {
      if (getComputedStyle(control).display !== 'inline') return false;
      return [...(control.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? ''),
      );
    }

    /** Counts the pixels around its middle that a tap would give to the control, or to its label. */
    function hitSize(control: HTMLElement) {
      control.scrollIntoView({ block: 'center', inline: 'center' });
      const box = (
        control.matches('.sr-only') ? (control.closest('label') ?? control) : control
      ).getBoundingClientRect();
      const x = Math.round(box.left + box.width / 2);
      const y = Math.round(box.top + box.height / 2);
      const reach = (dx: number, dy: number) => {
        let steps = 0;
        while (steps < wanted && isHit(control, x + (steps + 1) * dx, y + (steps + 1) * dy)) steps += 1;
        return steps;
      };
      return { width: reach(-1, 0) + 1 + reach(1, 0), height: reach(0, -1) + 1 + reach(0, 1) };
    }

    function isHit(control: HTMLElement, x: number, y: number): boolean {
      const hit = document.elementFromPoint(x, y);
      if (!hit) return false;
      const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
      return [control, ...labels].some((element) => element.contains(hit));
    }

    function describe(control: HTMLElement): string {
      const name =
        control.getAttribute('aria-label') ?? control.textContent?.trim().replaceAll(/\s+/g, ' ').slice(0, 40);
      return `${control.localName} “${name || control.getAttribute('name') || control.className.slice(0, 40)}”`;
    }
  }, pixels);
}
