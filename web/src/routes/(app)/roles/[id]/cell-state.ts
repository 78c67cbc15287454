import type { Entry } from './catalogue';
import type { Draft } from './draft.svelte';

/** All that a cell of the matrix shows and says. */
export interface CellState {
  entry: Entry;
  isHere: boolean;
  /** The marks of the parents that give it too. */
  letters: string;
  change: 'granted' | 'withdrawn' | undefined;
  /** Not given, and not this person's to give. */
  isLocked: boolean;
  /** Can't be changed here. */
  isFixed: boolean;
  title: string;
  advice: string;
  /** Everything in words, for those who don't see the marks. */
  sentence: string;
}

export interface Viewer {
  /** The role as a whole can't be changed by them. */
  isReadOnly: boolean;
  can: (key: string) => boolean;
  /** The role holds everything by being what it is. */
  givesEverything: boolean;
}

export function cellOf(entry: Entry, draft: Draft, viewer: Viewer): CellState {
  const isHere = viewer.givesEverything || draft.isHere(entry.key);
  const sources = draft.sourcesOf(entry.key);
  const parents = sources.map(({ name }) => name).join(' and ');
  const mayGive = viewer.can(entry.key);
  const change = viewer.givesEverything ? undefined : draft.changeOf(entry.key);
  const isLocked = !viewer.isReadOnly && !mayGive && !isHere && sources.length === 0;
  const title = titleOf(isHere, parents, isLocked);
  return {
    entry,
    isHere,
    letters: sources.map(({ letter }) => letter).join(''),
    change,
    isLocked,
    isFixed: viewer.isReadOnly || !mayGive,
    title,
    advice: adviceOf(viewer, { isHere, isLocked, parents }),
    sentence: [entry.name, title.toLowerCase(), change && `${change}, not saved`].filter(Boolean).join(', '),
  };
}

function titleOf(isHere: boolean, parents: string, isLocked: boolean): string {
  if (isHere && parents) return `Granted here, and inherited from ${parents}`;
  if (isHere) return 'Granted here';
  if (parents) return `Inherited from ${parents}`;
  return isLocked ? 'Not yours to grant' : 'Not granted';
}

function adviceOf(
  viewer: Viewer,
  { isHere, isLocked, parents }: { isHere: boolean; isLocked: boolean; parents: string },
): string {
  if (viewer.givesEverything) return 'Super admin holds every permission.';
  if (isLocked) return 'You don’t hold it yourself. Ask someone who does.';
  if (viewer.isReadOnly) return '';
  if (parents && !isHere) return `Change it in ${parents}, or stop inheriting.`;
  return '';
}
