// How fast this machine is with what networks are made of: the two limits of its roofline (Williams et al., CACM 2009), measured.

import { compile, ones, type Tensor } from '../tensor/index.ts';

/** What a machine can do at most: the two lines of a roofline. */
export interface MachineLimits {
  /** GFLOP/s of a matrix product. */
  readonly gigaflopsPerSecond: number;
  /** GB/s of a sum over numbers in memory. */
  readonly gigabytesPerSecond: number;
}

const RUNS = 5;
const SIDE = 768;
/** More than caches hold: what the speed of memory is measured by. */
export const MEMORY_BYTES = 2 ** 26;
const LONG = MEMORY_BYTES / 4;

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

const inMemory = async (values: Tensor): Promise<Tensor> => compile((x) => x.add(1))(values);

/**
 * Peak arithmetic and memory bandwidth of the backend in use, by a product of 768 × 768 matrices and a sum of 2²⁴ numbers; takes under a
 * second.
 * @example
 * const limits = await measureMachine();
 */
export async function measureMachine(): Promise<MachineLimits> {
  const [a, b, long] = await Promise.all([ones([SIDE, SIDE]), ones([SIDE, SIDE]), ones([LONG])].map(inMemory));
  const product = compile((x, y) => x.matmul(y).slice(0, 0, 1).slice(1, 0, 1).sum());
  const total = compile((x) => x.sum());
  const limits = {
    gigaflopsPerSecond: (2 * SIDE ** 3) / (await shortest(() => product(a, b))) / 1e9,
    gigabytesPerSecond: (4 * LONG) / (await shortest(() => total(long))) / 1e9,
  };
  for (const values of [a, b, long]) values.dispose();
  return limits;
}
