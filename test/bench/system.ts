import type { LoadRequest } from './load.ts';

/** As many as the peers in the targets were measured with. */
export const CONNECTIONS = 32;

/** What is measured: requests to one of the two Workers. */
export type System = {
  name: string;
  next: () => LoadRequest;
  /** Requests a round; without it, as many as fill the round's time. */
  amount?: number;
  /** Run before each round, unmeasured. */
  prepare?: () => Promise<void>;
  /** Work goes on after the answers, by queue and alarm: its CPU counts too. */
  hasAftermath?: boolean;
};

export type FloorName = 'hello' | 'do' | 'd1' | 'page' | 'do, writing' | 'hash' | 'sign';
export type Floor = System & { name: FloorName };

/** The most that one request may cost in production round trips and billed rows. */
export type Limits = { d1?: number; rows?: number; objects?: number };
export type Measured = System & { floor: FloorName; maxRatio?: number; limits?: Limits };

/** One request for each item in turn, over and over. The items may be replaced between rounds. */
export function eachOf<Item>(items: readonly Item[], toRequest: (item: Item) => LoadRequest): () => LoadRequest {
  let index = 0;
  return () => {
    const item = items[index % items.length];
    if (item === undefined) throw new Error('nothing to ask for');
    index += 1;
    return toRequest(item);
  };
}
