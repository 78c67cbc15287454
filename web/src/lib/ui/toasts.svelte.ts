export interface ToastAction {
  label: string;
  href?: string;
  onclick?: () => void;
}

export interface Toast {
  id: number;
  kind: 'success' | 'undo' | 'error';
  title: string;
  detail?: string | undefined;
  actions: ToastAction[];
  onundo?: () => void;
  /** How long it stays; undefined: until dismissed. */
  durationMs: number | undefined;
}

interface Words {
  detail?: string | undefined;
  actions?: ToastAction[];
}

const successMs = 5_000;
const undoMs = 10_000;

let lastId = 0;
const shown = $state<Toast[]>([]);

function add(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  shown.push({ ...toast, id: lastId });
}

/** The messages at the bottom left, newest last. */
export const toasts = {
  get all(): readonly Toast[] {
    return shown;
  },
  success(title: string, { detail, actions = [] }: Words = {}) {
    add({ kind: 'success', title, detail, actions, durationMs: successMs });
  },
  /** Offers to take a change back for ten seconds. */
  undo(title: string, { detail, onundo }: { detail?: string; onundo: () => void }) {
    add({ kind: 'undo', title, detail, actions: [], onundo, durationMs: undoMs });
  },
  /** Stays until dismissed. */
  error(title: string, { detail, actions = [] }: Words = {}) {
    add({ kind: 'error', title, detail, actions, durationMs: undefined });
  },
  dismiss(id: number) {
    const index = shown.findIndex((toast) => toast.id === id);
    if (index >= 0) shown.splice(index, 1);
  },
};
