/** What is asked, as it stands in the address. */
export interface Question {
  resource: string;
  action: string;
  object: string;
}

export function questionIn({ searchParams }: URL): Question {
  const read = (name: string) => searchParams.get(name)?.trim() ?? '';
  return { resource: read('resource'), action: read('action'), object: read('object') };
}

/** As the API takes it; null while a module or an action is still to be chosen. */
export function asked({ resource, action, object }: Question) {
  if (resource === '' || action === '') return null;
  return { resource, action, ...(object === '' ? {} : { object }) };
}

export function questionPath(path: string, question: Question, more: Record<string, string> = {}): string {
  const given = Object.entries({ ...more, ...question }).filter(([, value]) => value !== '');
  return `${path}?${new URLSearchParams(given)}`;
}
