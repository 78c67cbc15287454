const waitMs = 200;
/** As many as a list of choices offers at once. */
export const offeredMost = 10;

/** Choices that are looked for while somebody types. Where `find` answers nothing, what was found before stays. */
export function createOptionSearch<Found>(find: (words: string) => Promise<readonly Found[] | undefined>) {
  let found = $state.raw<readonly Found[]>([]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function look(words: string) {
    asked += 1;
    const question = asked;
    const answer = await find(words);
    if (answer && question === asked) found = answer;
  }

  return {
    get found(): readonly Found[] {
      return found;
    },
    /** Looks when the typing pauses. */
    type(words: string) {
      clearTimeout(timer);
      timer = setTimeout(() => void look(words.trim()), waitMs);
    },
    look: (words: string) => void look(words),
  };
}
