import type { Attachment } from 'svelte/attachments';

const enoughPixels = 48;

/** Tells a sideways swipe of a finger: `true` to the left, `false` to the right. Scrolling up and down stays the browser's. */
export function swipe(onswipe: (left: boolean) => void): Attachment<HTMLElement> {
  return (node) => {
    let start: { x: number; y: number } | undefined;

    function down(event: PointerEvent) {
      start = event.pointerType === 'mouse' ? undefined : { x: event.clientX, y: event.clientY };
    }

    function up(event: PointerEvent) {
      if (!start) return;
      const x = event.clientX - start.x;
      const y = event.clientY - start.y;
      start = undefined;
      if (Math.abs(x) < enoughPixels || Math.abs(x) < 2 * Math.abs(y)) return;
      onswipe(x < 0);
      // The finger leaves the card over a link: that must not follow it.
      node.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => node.removeEventListener('click', swallow, { capture: true }));
    }

    const cancel = () => {
      start = undefined;
    };
    node.addEventListener('pointerdown', down);
    node.addEventListener('pointerup', up);
    node.addEventListener('pointercancel', cancel);
    return () => {
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointerup', up);
      node.removeEventListener('pointercancel', cancel);
    };
  };
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}
