// Tries a BLAS on small products of whole numbers, whose results are known to the bit: a broken library, or one of another calling convention, must not be used.

import type { Gemm } from './gemm.ts';

interface Trial {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly transposedA: boolean;
  readonly transposedB: boolean;
  readonly accumulate: boolean;
}

/** Sizes that fill registers and leave rests; the last one goes through more than one block of most libraries. */
const SIZES = [
  [3, 5, 7],
  [33, 18, 40],
  [48, 64, 32],
  [61, 75, 450],
] as const;
/** What rows have beyond their values. */
const GAP = 3;
const BYTES = 4;

/** The first wrong result in words; undefined when all are right. */
export function faultOf(gemmFor: (memory: Uint8Array) => Gemm): string | undefined {
  const floats = new Float32Array(new SharedArrayBuffer(1 << 20));
  const gemm = gemmFor(new Uint8Array(floats.buffer));
  for (const [m, n, k] of SIZES) {
    for (const [transposedA, transposedB, accumulate] of [
      [false, false, false],
      [true, false, true],
      [false, true, false],
      [true, true, true],
    ]) {
      const trial = { m, n, k, transposedA, transposedB, accumulate };
      if (!isRight(gemm, floats, trial)) return `a wrong product in its self-test (${m}×${n}×${k})`;
    }
  }
  return undefined;
}

/** From −3 to 4. */
const value = (index: number): number => ((index * 7 + (index >> 3) * 5) & 7) - 3;

function isRight(gemm: Gemm, floats: Float32Array, { m, n, k, transposedA, transposedB, accumulate }: Trial): boolean {
  const [lda, ldb, ldc] = [(transposedA ? m : k) + GAP, (transposedB ? k : n) + GAP, n + GAP];
  const b = lda * (transposedA ? k : m);
  const c = b + ldb * (transposedB ? n : k);
  const end = c + ldc * m;
  for (let i = 0; i < c; i++) floats[i] = value(i);
  // What is there before must not matter, and what lies between rows must stay.
  for (let i = c; i < end; i++) floats[i] = accumulate ? value(i) : Number.NaN;
  const before = floats.slice(c, end);
  gemm(Number(transposedA), Number(transposedB), m, n, k, 0, lda, b * BYTES, ldb, c * BYTES, ldc, Number(accumulate));
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < ldc; j++) {
      let sum = accumulate || j >= n ? before[i * ldc + j] : 0;
      if (j < n) {
        for (let p = 0; p < k; p++) {
          sum +=
            floats[transposedA ? p * lda + i : i * lda + p] * floats[b + (transposedB ? j * ldb + p : p * ldb + j)];
        }
      }
      if (!Object.is(floats[c + i * ldc + j] + 0, sum + 0)) return false;
    }
  }
  return true;
}
