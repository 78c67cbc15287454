import type { Text } from '$lib/i18n/text';
import type { Entry } from './catalogue';
import type { Source } from './letters';

/** What is given here, what gives the same besides, and what was changed since it was saved. */
export interface Marks {
  isHere: (key: string) => boolean;
  sourcesOf: (key: string) => readonly Source[];
  changeOf: (key: string) => 'granted' | 'withdrawn' | undefined;
}

/** All that a cell of the matrix shows and says. */
export interface CellState {
  entry: Entry;
  isHere: boolean;
  /** The marks of what gives it too. */
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
  /** Nothing can be changed by them. */
  isReadOnly: boolean;
  can: (key: string) => boolean;
  /** What one holds isn't always one's own to give: see `mayGiveAnybody`. */
  mayGive: (key: string) => boolean;
  /** Everything is held by being a super admin. */
  givesEverything: boolean;
  /** Where to change what comes from elsewhere. */
  inheritedAdvice: (sources: string) => string;
}

/** Room for that many marks beside a box. */
const MARKS_MAX = 3;

export function cellOf(entry: Entry, marks: Marks, viewer: Viewer, t: Text<'role'>, language: string): CellState {
  const isHere = viewer.givesEverything || marks.isHere(entry.key);
  const sources = marks.sourcesOf(entry.key);
  const parents = new Intl.ListFormat(language).format(sources.map(({ name }) => name));
  const mayGive = viewer.mayGive(entry.key);
  const change = viewer.givesEverything ? undefined : marks.changeOf(entry.key);
  const isLocked = !viewer.isReadOnly && !mayGive && !isHere && sources.length === 0;
  const title = titleOf(isHere, parents, isLocked, t);
  return {
    entry,
    isHere,
    letters: marksOf(sources),
    change,
    isLocked,
    isFixed: viewer.isReadOnly || !mayGive,
    title,
    advice:
      isLocked && viewer.can(entry.key) ? t('advice.ask_wider') : adviceOf(viewer, { isHere, isLocked, parents }, t),
    sentence: [entry.name, lowered(title, language), change && t(`change.${change}`)].filter(Boolean).join(', '),
  };
}

/** "VM"; with a space between them where one is longer than a letter: "S1 S2". The title names them all, however many. */
function marksOf(sources: readonly Source[]): string {
  const shown = sources.length > MARKS_MAX ? sources.slice(0, MARKS_MAX - 1) : sources;
  const marks = shown.map(({ letter }) => letter);
  if (shown.length < sources.length) marks.push(`+${sources.length - shown.length}`);
  return marks.join(marks.every((mark) => mark.length === 1) ? '' : ' ');
}

function titleOf(isHere: boolean, parents: string, isLocked: boolean, t: Text<'role'>): string {
  if (isHere && parents) return t('granted_here.and', { parents });
  if (isHere) return t('granted_here');
  if (parents) return t('inherited.from', { parents });
  return t(isLocked ? 'not_yours' : 'not_granted');
}

/** Inside a sentence; the names of roles keep their capitals. */
function lowered(words: string, language: string): string {
  return words.charAt(0).toLocaleLowerCase(language) + words.slice(1);
}

function adviceOf(
  viewer: Viewer,
  { isHere, isLocked, parents }: { isHere: boolean; isLocked: boolean; parents: string },
  t: Text<'role'>,
): string {
  if (viewer.givesEverything) return t('advice.everything');
  if (isLocked) return t('advice.ask');
  if (viewer.isReadOnly) return '';
  if (parents && !isHere) return viewer.inheritedAdvice(parents);
  return '';
}
