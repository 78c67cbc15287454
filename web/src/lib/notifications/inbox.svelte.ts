import { createContext } from 'svelte';
import { api } from '$lib/api/client';
import type { Problem } from '$lib/api/problem';
import type { Notification } from '$lib/api/types';
import { settle } from '$lib/forms/form.svelte';
import type { Text } from '$lib/i18n/text';
import { listen } from './live';

const shown = 10;
/** A page that regains focus asks again only after this long: it may have been looked away from for a moment. */
const staleAfterMs = 15_000;

export type Inbox = ReturnType<typeof createInbox>;

/** The newest notifications and how many are unread, kept up to date while the page is open. */
export function createInbox(t: Text<'notifications'>) {
  let items = $state.raw<Notification[]>();
  let unread = $state(0);
  let announcement = $state('');
  let problem = $state.raw<Problem>();
  let askedAt = 0;
  let round = 0;

  async function refresh() {
    askedAt = Date.now();
    round += 1;
    const own = round;
    const outcome = await settle(() => api.GET('/api/notifications', { params: { query: { page_size: shown } } }));
    // A later answer has come already.
    if (own !== round) return;
    problem = outcome.ok ? undefined : outcome.problem;
    if (!outcome.ok || !outcome.data) return;
    announce(outcome.data.items);
    items = outcome.data.items;
    unread = outcome.data.unread;
  }

  /** Says what has come since the page was opened, and nothing of what was there before. */
  function announce(now: Notification[]) {
    if (!items) return;
    const known = new Set(items.map(({ id }) => id));
    const fresh = now.filter(({ id, read_at }) => !known.has(id) && read_at === null);
    const [latest] = fresh;
    if (latest) announcement = t('new', { count: fresh.length, title: latest.title });
  }

  /** Shows the mark at once and takes it back when it isn't saved. Answers what went wrong. */
  async function mark(id: string, isRead: boolean): Promise<Problem | undefined> {
    const read_at = isRead ? new Date().toISOString() : null;
    items = items?.map((item) => (item.id === id ? { ...item, read_at } : item));
    unread = Math.max(0, unread + (isRead ? -1 : 1));
    const outcome = await settle(() =>
      api.PATCH('/api/notifications/{id}', { params: { path: { id } }, body: { read: isRead } }),
    );
    await refresh();
    return outcome.ok ? undefined : outcome.problem;
  }

  async function markAll(): Promise<Problem | undefined> {
    const now = new Date().toISOString();
    items = items?.map((item) => ({ ...item, read_at: item.read_at ?? now }));
    unread = 0;
    const outcome = await settle(() => api.POST('/api/notifications/read-all'));
    await refresh();
    return outcome.ok ? undefined : outcome.problem;
  }

  /** Call it from an effect: it answers its own end. */
  function keepUp(): () => void {
    const looked = () => {
      if (document.visibilityState === 'visible' && Date.now() - askedAt > staleAfterMs) void refresh();
    };
    void refresh();
    const address = new URL('/api/notifications/live', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const end = listen(address.href, () => void refresh());
    addEventListener('focus', looked);
    document.addEventListener('visibilitychange', looked);
    return () => {
      end();
      removeEventListener('focus', looked);
      document.removeEventListener('visibilitychange', looked);
    };
  }

  return {
    /** Undefined until the first have come. */
    get items() {
      return items;
    },
    get unread() {
      return unread;
    },
    get announcement() {
      return announcement;
    },
    get problem() {
      return problem;
    },
    refresh,
    mark,
    markAll,
    keepUp,
  };
}

export const [useInbox, setInbox] = createContext<Inbox>();
