/**
 * Loads what few requests need when it is first asked for. Keeps the value and never the promise: in Workers a request must not
 * wait for what another one began.
 */
export function lazily<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: { value: Value } | null = null;
  return async () => {
    loaded ??= { value: await load() };
    return loaded.value;
  };
}
