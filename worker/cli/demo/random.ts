import { v7 } from 'uuid';

/** Chance that comes out alike at every run: the demo of one machine is the demo of another. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** Whole numbers, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** A UUIDv7 of that moment. */
  id(at: number): string;
}

const RANDOM_BYTES_OF_UUID = 16;

/** Mulberry32: small, and good enough to look like life. Never for anything secret. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (list) => nonEmpty(list[Math.floor(next() * list.length)]),
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return nonEmpty(list.at(-1))[0];
    },
    id: (at) => v7({ msecs: at, random: Uint8Array.from({ length: RANDOM_BYTES_OF_UUID }, () => between(0, 255)) }),
  };
}

function nonEmpty<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
}
