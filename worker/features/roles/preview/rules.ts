import type { Signature } from './store';

/** What a change means to one kind of member: the keys that nothing else gives them. */
export type Kind = { signature: string; members: number; missing: ReadonlySet<string> };

/** `elsewhere`: roles that give some of the keys without the changed role. */
export function kindsOf(
  signatures: readonly Signature[],
  keys: readonly string[],
  elsewhere: ReadonlyMap<string, readonly string[]>,
): Kind[] {
  return signatures.map(({ signature, members }) => {
    // The statement's own JSON: ids of roles, and keys that are given directly or by a group.
    const sources = JSON.parse(signature) as string[];
    const held = new Set(sources.flatMap((source) => elsewhere.get(source) ?? [source]));
    return { signature, members, missing: new Set(keys.filter((key) => !held.has(key))) };
  });
}

export type Side = {
  permissions: { key: string; member_count: number }[];
  member_count: number;
  /** The kinds for whom something changes. */
  signatures: string[];
};

export function sideOf(keys: readonly string[], kinds: readonly Kind[]): Side {
  const touched = kinds.filter(({ missing }) => keys.some((key) => missing.has(key)));
  const counted = (some: readonly Kind[]) => some.reduce((sum, { members }) => sum + members, 0);
  return {
    permissions: keys.map((key) => ({ key, member_count: counted(touched.filter(({ missing }) => missing.has(key))) })),
    member_count: counted(touched),
    signatures: touched.map(({ signature }) => signature),
  };
}

/** What is in the one list and not in the other, sorted. */
export function without(keys: readonly string[], others: readonly string[]): string[] {
  const excluded = new Set(others);
  return [...new Set(keys)].filter((key) => !excluded.has(key)).sort();
}
