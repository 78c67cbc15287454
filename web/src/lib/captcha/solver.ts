import { solveChallenge } from 'altcha-lib/v1';

export interface Puzzle {
  algorithm: string;
  challenge: string;
  salt: string;
  maxnumber: number;
}

/** Told to the page; `number` once, at the end, null when no number fits. */
export type SolverMessage = { tried: number } | { number: number | null };

const triesAtOnce = 2_500;

/** Runs in a worker, so that typing isn't held up. */
self.onmessage = async ({ data }: MessageEvent<Puzzle>) => {
  for (let start = 0; start <= data.maxnumber; start += triesAtOnce) {
    const end = Math.min(start + triesAtOnce, data.maxnumber);
    const found = await solveChallenge(data.challenge, data.salt, data.algorithm, end, start).promise;
    if (found) return tell({ number: found.number });
    tell({ tried: end });
  }
  tell({ number: null });
};

function tell(message: SolverMessage) {
  self.postMessage(message);
}
