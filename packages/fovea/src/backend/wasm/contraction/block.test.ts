// Tiles of 8 rows, as they are for 256-bit vectors, against those of 4: on any engine, the same bits.

import { describe, expect, it } from 'vitest';
import { ModuleBuilder } from '../assembler/module-builder.ts';
import { supportsRelaxedSimd } from '../relaxed.ts';
import { type BlockProduct, multiplyBlock } from './block.ts';

const STEPS = 70;
const MOST_ROWS = 21;
/** Where B and C begin, in numbers; A begins at 0. */
const [PANELS_AT, RESULT_AT] = [MOST_ROWS * STEPS, MOST_ROWS * STEPS + 3 * STEPS * 8];

/** C's memory after the product, with one number beyond each row. */
function products(n: number, accumulate: boolean, wideVectors: boolean): (rows: number) => Float32Array {
  const product: BlockProduct = {
    ...{ n, rowStride: STEPS * 4, columnStride: 4, outStride: (n + 1) * 4 },
    ...{ panelRowStride: 32, panelStride: STEPS * 32, accumulate },
  };
  const module = new ModuleBuilder();
  module.export(multiplyBlock({ module, relaxedSimd: supportsRelaxedSimd(), wideVectors }, product), 'multiply');
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const bytes = module.assemble({ shared: false, initialPages: 1, maximumPages: 1 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  const floats = new Float32Array(memory.buffer);
  return (rows) => {
    for (let i = 0; i < RESULT_AT; i++) floats[i] = Math.fround(Math.sin(i * 1.7 + 0.3));
    floats.fill(0.25, RESULT_AT);
    (exports.multiply as (...at: number[]) => void)(0, PANELS_AT * 4, RESULT_AT * 4, rows, STEPS);
    return floats.slice(RESULT_AT, RESULT_AT + (n + 1) * (MOST_ROWS + 1));
  };
}

describe.each([false, true])('tiles of 8 rows, accumulating: %s', (accumulate) => {
  it.each([1, 3, 8, 12, 21])('give the bits of tiles of 4, and write nothing else, with %i columns', (n) => {
    const [narrow, wide] = [false, true].map((wideVectors) => products(n, accumulate, wideVectors));
    for (let rows = 1; rows <= MOST_ROWS; rows++) {
      const expected = narrow(rows);
      expect(wide(rows)).toEqual(expected);
      for (let row = 0; row < rows; row++) expect(expected[row * (n + 1) + n]).toBe(0.25);
      expect([...expected.subarray(rows * (n + 1))].every((value) => value === 0.25)).toBe(true);
      // Against a sum in float64, so that both are not wrong alike.
      let sum = accumulate ? 0.25 : 0;
      for (let k = 0; k < STEPS; k++)
        sum +=
          Math.fround(Math.sin(((rows - 1) * STEPS + k) * 1.7 + 0.3)) *
          Math.fround(Math.sin((PANELS_AT + k * 8) * 1.7 + 0.3));
      expect(expected[(rows - 1) * (n + 1)]).toBeCloseTo(sum, 4);
    }
  });
});
