/** Tables of an object. They are made at the first write: an object that was only asked leaves nothing behind. */
export type Schema = {
  /** False while nothing was ever written: there is nothing to read. Otherwise the tables are up to date. */
  exists(): boolean;
  /** Makes or upgrades the tables. */
  ensure(): void;
};

const VERSION_KEY = 'schema_version';

/** `steps[n]` takes the tables from version n to n + 1. Published steps never change; new ones are appended. */
export function createSchema(storage: DurableObjectStorage, steps: readonly string[]): Schema {
  let known: number | null = null;

  const version = (): number => {
    known ??= storage.kv.get<number>(VERSION_KEY) ?? 0;
    return known;
  };
  const ensure = (): void => {
    if (version() >= steps.length) return;
    storage.transactionSync(() => {
      for (const step of steps.slice(version())) storage.sql.exec(step);
      storage.kv.put(VERSION_KEY, steps.length);
    });
    known = steps.length;
  };
  const exists = (): boolean => {
    if (version() === 0) return false;
    ensure();
    return true;
  };
  return { exists, ensure };
}
