const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
/** Every character that steers direction (UAX #9 §2): a name with one of these could rewrite the sentence around it. */
const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Marks somebody's own words inside a sentence of ours, so that a name in Arabic or Hebrew reads right and stays one piece. */
export function isolated(words: string): string {
  return `${FIRST_STRONG_ISOLATE}${words.replaceAll(DIRECTION_CONTROLS, '')}${POP_ISOLATE}`;
}

export function withoutIsolates(text: string): string {
  return text.replaceAll(FIRST_STRONG_ISOLATE, '').replaceAll(POP_ISOLATE, '');
}

/** For HTML that is escaped already. */
export function withIsolateMarkup(escaped: string): string {
  return escaped.replaceAll(FIRST_STRONG_ISOLATE, '<bdi dir="auto">').replaceAll(POP_ISOLATE, '</bdi>');
}
