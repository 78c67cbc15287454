import { SvelteSet } from 'svelte/reactivity';
import { api } from '$lib/api/client';
import type { AccessReview, AccessReviewDecisions, AccessReviewItem, Reason } from '$lib/api/types';
import { problemWords, useProblemTexts, useProblemWords } from '$lib/api/words';
import { settle } from '$lib/forms/form.svelte';
import { useText } from '$lib/i18n/text';
import { refresh } from '$lib/refresh';
import type { SessionContext } from '$lib/session';
import { toasts } from '$lib/ui/toasts.svelte';

const namedMost = 3;

/** What the reader may decide in a review, what they have selected, and how it is sent. Made while the page's component is. */
export function createDecisions(
  source: () => { review: AccessReview; items: readonly AccessReviewItem[] },
  session: SessionContext,
) {
  const t = useText('accessReviews');
  const words = useProblemWords();
  const texts = useProblemTexts();
  const selected = new SvelteSet<string>();
  let pending = $state(false);
  const isReviewer = $derived.by(() => {
    const { reviewer } = source().review;
    return reviewer === null || reviewer.id === session.user.id || session.isSuperAdmin;
  });
  const mayDecide = $derived(source().review.state === 'open' && session.can('access_reviews:decide') && isReviewer);
  const chosen = $derived(source().items.filter(({ id }) => selected.has(id)));

  const isOwn = (item: AccessReviewItem) => item.user.id === session.user.id;
  const isOpen = (item: AccessReviewItem) =>
    mayDecide && item.decision !== 'removed' && item.is_current && !isOwn(item);

  /** Answers whether the request went through; what single items were answered is told. */
  async function decide(
    items: readonly AccessReviewItem[],
    decision: 'confirmed' | 'removed',
    reason: Reason = {},
    send = settle,
  ) {
    if (pending || items.length === 0) return undefined;
    pending = true;
    const body = { item_ids: items.map(({ id }) => id), decision, ...reason };
    const outcome = await send(() =>
      api.POST('/api/access-reviews/{id}/decisions', { params: { path: { id: source().review.id } }, body }),
    );
    pending = false;
    if (!outcome.ok) {
      if (decision === 'confirmed')
        toasts.error(t('not_done', { count: items.length }), { detail: words(outcome.problem) });
      return outcome;
    }
    for (const { id } of items) selected.delete(id);
    if (outcome.data) tell(outcome.data, items, decision);
    await refresh();
    return outcome;
  }

  function tell({ results, summary }: AccessReviewDecisions, items: readonly AccessReviewItem[], decision: string) {
    if (summary.succeeded > 0) {
      toasts.success(t(decision === 'confirmed' ? 'confirmed.done' : 'removed.done', { count: summary.succeeded }));
    }
    const failed = results.filter(({ outcome }) => outcome !== 'succeeded');
    if (failed.length === 0) return;
    const named = failed.slice(0, namedMost).map(({ item_id, code = '', detail }) => {
      const item = items.find(({ id }) => id === item_id);
      return t('not_done.one', {
        name: item?.user.display_name ?? '',
        what: item?.source.name ?? '',
        why: whyNot(code, detail),
      });
    });
    const more = failed.length - named.length;
    const lines = [...named, ...(more > 0 ? [t('not_done.more', { count: more })] : [])];
    toasts.error(t('not_done', { count: failed.length }), { detail: lines.join(' ') });
  }

  function whyNot(code: string, detail: string | undefined): string {
    const key = `outcome.${code}`;
    if (t.has(key)) return t(key);
    return problemWords({ status: 422, code, title: code, ...(detail ? { detail } : {}) }, texts);
  }

  return {
    selected,
    decide,
    isOwn,
    isOpen,
    get pending() {
      return pending;
    },
    get mayDecide() {
      return mayDecide;
    },
    /** Somebody else was named, though the reader may decide in others. */
    get isSomebodyElses() {
      return source().review.state === 'open' && session.can('access_reviews:decide') && !isReviewer;
    },
    get chosen(): readonly AccessReviewItem[] {
      return chosen;
    },
    toggle(item: AccessReviewItem) {
      if (!isOpen(item)) return;
      if (!selected.delete(item.id)) selected.add(item.id);
    },
    toggleAll(items: readonly AccessReviewItem[]) {
      const open = items.filter(isOpen);
      const isAll = open.every(({ id }) => selected.has(id));
      for (const { id } of open) {
        if (isAll) selected.delete(id);
        else selected.add(id);
      }
    },
    clear: () => selected.clear(),
  };
}

export type Decisions = ReturnType<typeof createDecisions>;
