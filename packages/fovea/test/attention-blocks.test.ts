// Attention without its weights in memory, against PyTorch (tools/fixtures/attention_blocks.py), and against the direct form of the same function.

import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { findBlas } from '../src/backend/wasm/blas/find.ts';
import { elementCount } from '../src/base/shape.ts';
import { MultiHeadAttention } from '../src/nn/index.ts';
import { onForward } from '../src/nn/tree.ts';
import { exportOnnx } from '../src/onnx/index.ts';
import { type DroppingAttentionOptions, scaledDotProductAttention } from '../src/ops/index.ts';
import {
  type BackendOptions,
  compile,
  Generator,
  getBackend,
  grad,
  plannedMemory,
  type Shape,
  setBackend,
  type Tensor,
  tensor,
  zeros,
} from '../src/tensor/index.ts';
import { error, readout } from './cases.ts';
import { normal, uniform, words } from './formula.ts';

type Digest = readonly [norm: number, projection: number];

interface Case {
  readonly name: string;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly options: { readonly isCausal?: boolean; readonly scale?: number; readonly hidden?: Shape };
  readonly values: Digest;
  readonly gradients: Readonly<Record<string, Digest>>;
}

const file = new URL('fixtures/attention-blocks.json', import.meta.url);
const cases: readonly Case[] = JSON.parse(readFileSync(file, 'utf8'));

afterEach(async () => (await getBackend()).dispose());

function expectDigest(name: string, values: ArrayLike<number>, [norm, projection]: Digest, where: string): void {
  const probe = uniform(`probe.${name}`, values.length);
  let [square, sum] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    square += values[i] ** 2;
    sum += values[i] * probe[i];
  }
  expect(Math.abs(Math.sqrt(square) - norm) / norm, `${where}: norm`).toBeLessThan(2e-6);
  expect(Math.abs(sum - projection) / norm, `${where}: projection`).toBeLessThan(2e-6);
}

/** True where a key may be seen; the first one always. */
function seenKeys(shape: Shape): Tensor {
  const keys = shape[shape.length - 1];
  const count = shape.reduce((product, size) => product * size, 1);
  const seen = Array.from(words('blocks.hidden', count), (word, i) => Number((word >>> 0) % 3 > 0 || i % keys === 0));
  return tensor(seen, shape, 'bool');
}

async function compare({ name, shapes, options, values, gradients }: Case): Promise<void> {
  const operands = Object.entries(shapes).map(([of, shape]) => tensor(normal(`blocks.${of}`, shape), shape));
  const [query, key, value, bias] = operands;
  const { hidden, ...rest } = options;
  const mask = bias ?? (hidden && seenKeys(hidden));
  const y = scaledDotProductAttention(query, key, value, { algorithm: 'blocks', ...rest, ...(mask && { mask }) });
  const slopes = grad(readout(y), operands);
  expectDigest('values', await y.data(), values, name);
  for (const [i, of] of Object.keys(shapes).entries())
    expectDigest(of, await slopes[i].data(), gradients[of], `${name}: ${of}`);
}

/** What plain loops in JavaScript take little time for. */
const isSmall = ({ shapes: { query, key } }: Case): boolean => elementCount(query) * key[key.length - 2] < 1e5;

const backends: readonly (readonly [string, 'js' | 'wasm', BackendOptions])[] = [
  ['js', 'js', {}],
  ['wasm', 'wasm', { threads: 2 }],
  ...(findBlas(true).blas ? [['a system BLAS', 'wasm', { threads: 1, blas: true }] as const] : []),
];

describe.each(backends)('attention in blocks by %s', (_, backend, options) => {
  it('has the results and gradients of PyTorch', async () => {
    await setBackend(backend, options);
    for (const one of backend === 'js' ? cases.filter(isSmall) : cases) await compare(one);
  });
});

const random = (name: string, ...shape: number[]): Tensor => tensor(normal(name, shape), shape);

/** Result and gradients by one algorithm, of the same weights dropped. */
async function computed(operands: readonly Tensor[], options: DroppingAttentionOptions): Promise<ArrayLike<number>[]> {
  const [query, key, value, mask] = operands;
  const dropping = options.dropoutP ? { generator: new Generator(7) } : {};
  const y = scaledDotProductAttention(query, key, value, { ...options, ...dropping, ...(mask && { mask }) });
  return Promise.all([y, ...grad(readout(y), operands)].map((part) => part.data()));
}

async function expectSame(operands: readonly Tensor[], options: DroppingAttentionOptions): Promise<void> {
  const direct = await computed(operands, { ...options, algorithm: 'direct' });
  const blocks = await computed(operands, { ...options, algorithm: 'blocks' });
  for (const [i, part] of blocks.entries()) expect(error(part, Array.from(direct[i])), `part ${i}`).toBeLessThan(1e-5);
}

describe('the same as with the weights in memory', () => {
  it.each([
    ['dropping', { dropoutP: 0.3 }],
    ['dropping, causal', { dropoutP: 0.5, isCausal: true }],
  ] as const)('%s: the same weights, forward and backward', async (_, options) => {
    await setBackend('wasm', { threads: 1 });
    for (const keys of [132, 131])
      await expectSame([random('q', 2, 70, 4), random('k', 2, keys, 4), random('v', 2, keys, 3)], options);
    await expectSame(
      [random('q', 2, 70, 4), random('k', 2, 70, 4), random('v', 2, 70, 3), random('m', 70, 70)],
      options,
    );
  });

  it('drops as often as asked for, and draws anew at each call', async () => {
    await setBackend('wasm', { threads: 1 });
    const [query, key] = [random('q', 80, 4), random('k', 90, 4)];
    const value = tensor(
      Float32Array.from({ length: 90 * 90 }, (_, i) => Number(i % 91 === 0)),
      [90, 90],
    );
    const generator = new Generator(3);
    const drop = (): Tensor =>
      scaledDotProductAttention(query, key, value, { dropoutP: 0.4, generator, algorithm: 'blocks' });
    const first = await drop().data();
    const share = first.filter((weight) => weight === 0).length / first.length;
    expect(Math.abs(share - 0.4)).toBeLessThan(4 * Math.sqrt(0.24 / first.length));
    expect(await drop().data()).not.toEqual(first);
  });

  it('queries that may see no key get zeros, and give no gradient', async () => {
    await setBackend('wasm', { threads: 1 });
    const hidden = Array.from({ length: 70 * 150 }, (_, i) => (i < 150 * 66 ? 1 : 0));
    const operands = [random('q', 70, 4), random('k', 150, 4), random('v', 150, 3)];
    const mask = tensor(hidden, [70, 150], 'bool');
    const y = scaledDotProductAttention(operands[0], operands[1], operands[2], { mask, algorithm: 'blocks' });
    const [ofQuery] = grad(readout(y), operands);
    expect([...(await y.data())].slice(66 * 3).every((value) => value === 0)).toBe(true);
    expect([...(await ofQuery.data())].slice(66 * 4).every((value) => value === 0)).toBe(true);
  });

  it('scores that are not finite show', async () => {
    await setBackend('wasm', { threads: 1 });
    const key = random('k', 150, 2);
    const y = scaledDotProductAttention(tensor([[Number.NaN, 0]]), key, random('v', 150, 2), { algorithm: 'blocks' });
    expect([...(await y.data())].every(Number.isNaN)).toBe(true);
  });
});

it('second derivatives go through plain operations', async () => {
  await setBackend('wasm', { threads: 1 });
  const operands = [random('q', 2, 9, 3), random('k', 2, 11, 3), random('v', 2, 11, 2)];
  const seconds = (algorithm: 'direct' | 'blocks'): Tensor[] => {
    const y = scaledDotProductAttention(operands[0], operands[1], operands[2], { algorithm, isCausal: true });
    const slopes = grad(y.mul(y).sum(), operands);
    return grad(
      slopes.map((slope) => slope.mul(slope).sum()).reduce((a, b) => a.add(b)),
      operands,
    );
  };
  const [direct, blocks] = [seconds('direct'), seconds('blocks')];
  for (const [i, part] of blocks.entries())
    expect(error(await part.data(), [...(await direct[i].data())])).toBeLessThan(1e-5);
});

it('gives the same bits on any number of threads', async () => {
  const bits: number[][] = [];
  for (const threads of [1, 2, 3]) {
    await setBackend('wasm', { threads });
    const operands = [random('q', 300, 6), random('k', 290, 6), random('v', 290, 5)];
    bits.push((await computed(operands, { algorithm: 'blocks' })).flatMap((part) => Array.from(part)));
    await (await getBackend()).dispose();
  }
  expect(bits[1]).toEqual(bits[0]);
  expect(bits[2]).toEqual(bits[0]);
});

describe('memory', () => {
  const step = (query: Tensor, key: Tensor, value: Tensor): Tensor[] =>
    grad(scaledDotProductAttention(query, key, value).sum(), [query, key, value]);
  const planned = async (tokens: number): Promise<number> => {
    const operand = zeros([1, 2, tokens, 16]);
    return (await plannedMemory(step, operand, operand, operand)).arena;
  };

  it('grows with the tokens, forward and backward, up to 8192 of them', async () => {
    await setBackend('wasm', { threads: 2 });
    const bytes = await Promise.all([1024, 2048, 4096, 8192].map(planned));
    for (let i = 1; i < bytes.length; i++) expect(bytes[i] / bytes[i - 1]).toBeLessThan(2.05);
    // The weights of one head alone would take 256 MiB.
    expect(bytes[3]).toBeLessThan(32 * 2 ** 20);
  });

  it('is what many tokens run in', async () => {
    await setBackend('wasm', { threads: 2 });
    const run = compile((query: Tensor, key: Tensor) => {
      const y = scaledDotProductAttention(query, key, key);
      return [y, ...grad(y.sum(), [query, key])];
    });
    // Alike keys: every query takes their mean.
    const [y, ofQuery] = await run(random('q', 8192, 2), zeros([1100, 2]).add(0.5));
    expect(error(await y.data(), Array(8192 * 2).fill(0.5))).toBeLessThan(1e-6);
    expect(Math.max(...(await ofQuery.data()).map(Math.abs))).toBeLessThan(1e-5);
  });
});

describe('layers', () => {
  const x = (): Tensor => random('tokens', 1, 520, 4);

  it('attend without weights in memory where nobody looks at them', async () => {
    await setBackend('wasm', { threads: 1 });
    const layer = new MultiHeadAttention(4, { numHeads: 2, attnDrop: 0.2 }).eval();
    const expected = [...(await layer.forwardWithWeights(x()).y.data())];
    expect(error(await layer.forward(x()).data(), expected)).toBeLessThan(1e-5);
    const { arena } = await plannedMemory((tokens) => layer.forward(tokens), x());
    expect(arena).toBeLessThan(520 * 520 * 4);
  });

  it('give the weights to hooks, which may change them', async () => {
    await setBackend('wasm', { threads: 1 });
    const layer = new MultiHeadAttention(4, { numHeads: 2 }).eval();
    const run = compile((tokens: Tensor) => layer.forward(tokens));
    const before = await (await run(x())).data();
    const handle = onForward(layer.attnDrop, (_, [weights]) => (weights as Tensor).mul(0));
    const bias = await layer.proj.bias?.read().data();
    expect([...(await (await run(x())).data()).slice(0, 4)]).toEqual([...(bias ?? [])]);
    handle.remove();
    expect(await (await run(x())).data()).toEqual(before);
  });

  it('are exported by plain operations', async () => {
    await setBackend('js');
    const layer = new MultiHeadAttention(2, { numHeads: 1 }).eval();
    const bytes = await exportOnnx(layer, [zeros([1, 512, 2])]);
    expect(new TextDecoder('latin1').decode(bytes)).toContain('Softmax');
  });
});
