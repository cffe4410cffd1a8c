// 256-bit vectors by V8's experimental flag: used where a trial finds them right and faster. The bits of training are the same with them and without.

import { afterAll, expect, it } from 'vitest';
import { Conv2d, Linear, Module, MultiHeadAttention, manualSeed, stateDict } from '../../src/nn/index.ts';
import { activate, crossEntropy, globalAveragePool2d } from '../../src/ops/index.ts';
import { AdamW } from '../../src/optim/index.ts';
import { compile, getBackend, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';
import { normal, words } from '../formula.ts';

const nodeMajor = Number.parseInt(process.versions.node, 10);

afterAll(async () => {
  await (await getBackend()).dispose();
});

/** Convolutions directly and by Winograd's algorithm, attention, and products with rows that fill no tile. */
class Mixed extends Module {
  readonly stem = new Conv2d(3, 32, { kernelSize: 3, stride: 2, padding: 1 });
  readonly conv = new Conv2d(32, 32, { kernelSize: 3, padding: 1 });
  readonly attention = new MultiHeadAttention(32, { numHeads: 2 });
  readonly fc = new Linear(32, 7);

  override forward(images: Tensor): Tensor {
    const x = activate(this.conv.forward(activate(this.stem.forward(images), 'gelu')), 'relu');
    const tokens = x.reshape(x.shape[0], -1, 32);
    const mixed = this.attention.forward(tokens);
    return this.fc.forward(globalAveragePool2d(mixed.add(tokens).reshape(...x.shape)));
  }
}

/** Weights after steps enough for V8 to optimise every kernel. */
async function trained(wideVectors: boolean): Promise<Map<string, unknown>> {
  await setBackend('wasm', { threads: 1, wideVectors });
  manualSeed(3);
  const model = new Mixed();
  const optimizer = new AdamW(model.parameters(), { lr: 1e-3 });
  const [images, labels] = [normal('images', [6, 22, 22, 3]), Int32Array.from(words('labels', 6), (word) => word % 7)];
  const step = compile((x: Tensor, y: Tensor) => {
    const loss = crossEntropy(model.forward(x), y);
    optimizer.minimize(loss);
    return loss;
  });
  for (let i = 0; i < 150; i++) (await step(tensor(images, [6, 22, 22, 3]), tensor(labels))).dispose();
  return stateDict(model);
}

it.runIf(nodeMajor >= 24)('leave the bits of training as they are', async () => {
  const narrow = await trained(false);
  expect(await trained(true)).toEqual(narrow);
});

it('are used without a word, or come with a reason why not', async () => {
  const { description } = await setBackend('wasm', { threads: 1, wideVectors: true });
  if (nodeMajor < 24) expect(description).toContain('(no 256-bit vectors: they need Node 24 or newer)');
  else expect(description).toMatch(/ in 256-bit vectors|\(no 256-bit vectors: [a-z0-9 ]+\)/);
  const quiet = await setBackend('wasm', { threads: 1, wideVectors: 'auto' });
  expect(quiet.description.includes(' in 256-bit vectors')).toBe(description.includes(' in 256-bit vectors'));
  expect(quiet.description).not.toContain('no 256-bit');
  // What a run records of its arithmetic does not tell them apart, since no bit does.
  expect(quiet.arithmetic).toBe((await setBackend('wasm', { threads: 1 })).arithmetic);
});
