// How fast this machine is with what training is made of.

import { compile, ones, type Tensor } from 'fovea';

const RUNS = 5;

/** The shortest of some runs, in seconds. */
async function shortest(run: () => Promise<Tensor>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= RUNS; i++) {
    const start = performance.now();
    const result = await run();
    await result.item();
    result.dispose();
    // The first one compiles.
    if (i > 0) least = Math.min(least, (performance.now() - start) / 1000);
  }
  return least;
}

const SIDE = 768;
/** More than caches hold. */
const LONG = 2 ** 24;

export interface Speed {
  /** Of a matrix product. */
  readonly gigaflops: number;
  /** Of a sum over numbers in memory. */
  readonly gigabytesPerSecond: number;
}

export async function measureSpeed(): Promise<Speed> {
  const [a, b, long] = await Promise.all([ones([SIDE, SIDE]), ones([SIDE, SIDE]), ones([LONG])].map(inMemory));
  const product = compile((x, y) => x.matmul(y).slice(0, 0, 1).slice(1, 0, 1).sum());
  const total = compile((x) => x.sum());
  const speed = {
    gigaflops: (2 * SIDE ** 3) / (await shortest(() => product(a, b))) / 1e9,
    gigabytesPerSecond: (4 * LONG) / (await shortest(() => total(long))) / 1e9,
  };
  for (const values of [a, b, long]) values.dispose();
  return speed;
}

async function inMemory(values: Tensor): Promise<Tensor> {
  return compile((x) => x.add(1))(values);
}
