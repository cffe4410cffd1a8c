// NaN in, NaN out: a network that has diverged must not report a finite loss. Every case of every loss, distance and operation.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackendName, getBackend, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { LOSSES, OPS } from './calls.ts';
import { type Call, type Case, optionsOf, readCases, unpack } from './cases.ts';
import { inTier } from './tiers.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];

/** Parts of these results do not depend on the input: labels that do not count, slopes of what is positive, pixels that nothing fills, borders. */
const PARTLY = new RegExp(
  [
    /ignored labels|, none$|^(nllLoss|multiLabelMarginLoss) none|^ctcLoss of too few/,
    /^(prelu|maxUnpool|convTranspose[23]d|fold)|^unfold .*padding|^pad[123]d (zeros|with a value)|^gridSample .*zeros/,
    // Bags without rows are zeros.
    /^embeddingBag.* by offsets(, one bag empty)?$/,
    // Some windows lie in the padding alone.
    /^deformConv2d padding|^conv3d of all channels|^conv1d groups 2 padding \[0, 3\]/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** These are positions and not values. */
const POSITIONS = /\.indices/;
/** It refuses what is not a probability, and NaN with it. */
const REFUSED = /^binaryCrossEntropy /;

/** Results of a case when all values of one of its inputs are NaN. */
async function results(one: Case, call: Call, input: number): Promise<number[]> {
  const inputs = one.inputs.map((packed, i): Tensor => {
    if (i !== input) return unpack(packed);
    return tensor(new Float32Array(packed.values.length).fill(Number.NaN), packed.shape);
  });
  return [...(await call(inputs, optionsOf(one)).data())];
}

const floats = (one: Case): number[] => one.inputs.flatMap(({ dtype }, i) => (dtype === 'float32' ? [i] : []));

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  describe.each([
    ['losses', LOSSES],
    ['ops', OPS],
  ] as const)('%s', (name, calls) => {
    const cases = readCases(name).filter((one) => !POSITIONS.test(one.name));
    it.each(inTier(4, cases))('$name', async (one) => {
      for (const input of floats(one)) {
        const values = results(one, calls[one.function], input);
        if (REFUSED.test(one.name) && input === 0) {
          await expect(values).rejects.toThrow('a probability is outside [0, 1]');
          continue;
        }
        const nan = (await values).map(Number.isNaN);
        expect(PARTLY.test(one.name) ? nan.includes(true) : !nan.includes(false), `input ${input}`).toBe(true);
      }
    });
  });
});
