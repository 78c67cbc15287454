import { invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Loads the page's data anew. Waits for a navigation that is under way, because invalidating calls it off: somebody who
 * clicked a link while a change was being saved would stay where they were.
 */
export async function refresh(): Promise<void> {
  await navigating.complete?.catch(() => {});
  await invalidateAll();
}
