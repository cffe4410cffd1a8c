// Models against timm: names and shapes of all, and one whole; the others are in models-*.full.test.ts.

import { describe, expect, it } from 'vitest';
import { createModel, listModels } from '../src/models/index.ts';
import { loadStateDict, manualSeed, stateDict } from '../src/nn/index.ts';
import { fileShape } from '../src/nn/layout.ts';
import { formulaModel } from './formula-model.ts';
import {
  architectures,
  type Inference,
  images,
  largest,
  largestDifference,
  readFixture,
  TRAINED,
  testTraining,
  useWasm,
} from './model-cases.ts';

useWasm();

describe.each(Object.keys(architectures))('%s', (name) => {
  const { parameterCount, stateDict: entries } = architectures[name];

  it("has timm's parameters", () => {
    const model = createModel(name);
    const own = [...model.namedStates()].map(([key, { dtype, shape, fileLayout }]) => [
      key,
      `${dtype === 'int32' ? 'int64' : dtype}[${fileShape(fileLayout, shape).join(', ')}]`,
    ]);
    expect(Object.fromEntries(own)).toEqual(entries);
    expect(model.parameterCount()).toBe(parameterCount);
  });
});

it('every model is compared with timm', () => {
  expect(listModels().filter((name) => !architectures[name])).toEqual([]);
});

testTraining(TRAINED.slice(0, 1));

it('the same seed gives the same weights, another seed others', async () => {
  const make = async (seed: number) => {
    manualSeed(seed);
    const dict = await stateDict(createModel('mobilenetv3_small_050', { numClasses: 3, smallImage: true }));
    return [...dict].map(([name, { data }]) => [name, Buffer.from(data.buffer).toString('base64')]);
  };
  expect(await make(7)).toEqual(await make(7));
  expect(await make(7)).not.toEqual(await make(8));
});

it('resizes positions as timm does when weights come from another image size', async () => {
  const {
    name,
    options,
    images: shape,
    logits,
  } = readFixture<Inference & { readonly name: string }>('resized-positions');
  const whole = formulaModel(name, { numClasses: 10 }, 1);
  const model = createModel(name, options).eval();
  loadStateDict(model, await stateDict(whole));
  const result = await model.forward(images(shape)).data();
  expect(largestDifference(result, logits) / largest(logits)).toBeLessThan(1e-4);
});
