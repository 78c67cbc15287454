import type { Result, Router } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';

/**
 * The only router of Hono's that takes our mix of names and fixed parts, with its answers kept for the paths without names, which
 * are the hot ones. It keeps as many as there are routes, whatever is asked for.
 */
export class StaticFirstRouter<T> implements Router<T> {
  name = 'StaticFirstRouter';
  readonly #trie = new TrieRouter<T>();
  readonly #fixed = new Set<string>();
  readonly #answers = new Map<string, Result<T>>();

  add(method: string, path: string, handler: T): void {
    this.#trie.add(method, path, handler);
    this.#answers.clear();
    if (!/[:*]/.test(path)) this.#fixed.add(keyOf(method, path));
  }

  match(method: string, path: string): Result<T> {
    const key = keyOf(method, path);
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#trie.match(method, path);
    if (this.#fixed.has(key)) this.#answers.set(key, answer);
    return answer;
  }
}

const keyOf = (method: string, path: string) => `${method} ${path}`;
