// Models against timm: fixtures, and comparisons of logits, features, loss, gradients and running statistics, with weights that follow from names.

import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementCount, type Shape } from '../src/base/shape.ts';
import { type ImageModel, listModels, type ModelOptions } from '../src/models/index.ts';
import { type Parameter, type StateEntry, stateDict } from '../src/nn/index.ts';
import { crossEntropy } from '../src/ops/index.ts';
import { compile, getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal, uniform, words } from './formula.ts';
import { formulaModel } from './formula-model.ts';

export interface Inference {
  readonly options: ModelOptions;
  readonly images: Shape;
  readonly logits: readonly number[];
  readonly features?: readonly { readonly shape: Shape; readonly digest: readonly [number, number] }[];
}

interface Fixture {
  readonly gain: number;
  readonly inference: readonly Inference[];
  readonly training: {
    readonly options: ModelOptions & { readonly numClasses: number };
    readonly images: Shape;
    readonly stream: string;
    readonly loss: number;
    readonly gradients: Record<string, { readonly digest: readonly [number, number]; readonly values?: number[] }>;
    readonly statistics: Record<string, readonly [number, number]>;
  };
}

export interface Architecture {
  readonly parameterCount: number;
  readonly stateDict: Record<string, string>;
  readonly gain?: number;
  readonly inference?: readonly Inference[];
}

export const readFixture = <T>(name: string): T =>
  JSON.parse(gunzipSync(readFileSync(new URL(`fixtures/models/${name}.json.gz`, import.meta.url))).toString()) as T;
export const architectures = readFixture<Record<string, Architecture>>('architectures');

/** Computes on the wasm backend while the file's tests run. */
export function useWasm(): void {
  beforeAll(async () => {
    await setBackend('wasm');
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });
}

/** The model of the last call, kept for the next one: weights take longer than inference. */
let last: { readonly key: string; readonly model: ImageModel } | undefined;

function sameModel(name: string, options: ModelOptions, gain: number): ImageModel {
  const key = JSON.stringify([name, options, gain]);
  if (last?.key !== key) {
    last?.model.dispose();
    last = { key, model: formulaModel(name, options, gain) };
  }
  return last.model;
}

export const images = (shape: Shape, stream = 'images'): Tensor => tensor(normal(stream, shape), shape);

/** Norm, and projection on the formula's vector of that name. */
export function digest(name: string, values: ArrayLike<number>): [number, number] {
  const probe = uniform(`probe.${name}`, values.length);
  let [square, projection] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    square += values[i] * values[i];
    projection += values[i] * probe[i];
  }
  return [Math.sqrt(square), projection];
}

/** NaN where one is NaN, infinite where the lengths differ. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = a.length === b.length ? 0 : Infinity;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
  return most;
}

export const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

export async function checkInference(
  name: string,
  gain: number,
  { options, images: shape, logits, features }: Inference,
): Promise<void> {
  const model = sameModel(name, options, gain).eval();
  const run = compile((x: Tensor) => ({ logits: model.forward(x), features: features ? model.features(x) : [] }));
  const result = await run(images(shape));
  expect(largestDifference(await result.logits.data(), logits) / largest(logits)).toBeLessThan(1e-4);
  for (const [i, feature] of (features ?? []).entries()) {
    expect(result.features[i].shape).toEqual(feature.shape);
    const [norm, projection] = digest(`features.${i}`, await result.features[i].data());
    expect(Math.abs(norm - feature.digest[0]) / feature.digest[0]).toBeLessThan(1e-4);
    expect(Math.abs(projection - feature.digest[1]) / feature.digest[0]).toBeLessThan(1e-4);
  }
}

const fixtureNames = new Set(readdirSync(new URL('fixtures/models', import.meta.url)));

/** Models whose training is compared, too: those with a fixture of their own; the first is the quickest. */
export const TRAINED = listModels().filter((name) => fixtureNames.has(`${name}.json.gz`));

/** Inference and one training step of some of the trained models. */
export function testTraining(names: readonly string[]): void {
  describe.each(names)('%s', (name) => {
    const fixture = readFixture<Fixture>(name);

    it.each(fixture.inference.map((one) => [one.images.join(' × '), one] as const))(
      "gives timm's logits and features for %s",
      (_, one) => checkInference(name, fixture.gain, one),
      180_000,
    );

    it("gives PyTorch's loss, gradients and running statistics", () => checkTraining(name, fixture), 300_000);
  });
}

async function checkTraining(name: string, { gain, training }: Fixture): Promise<void> {
  const { options, images: shape, stream, loss: expected, gradients, statistics } = training;
  const model = formulaModel(name, options, gain).train();
  const parameters = [...model.namedParameters()];
  const labels = Int32Array.from(words('labels', shape[0]), (word) => word % options.numClasses);
  const step = compile((x: Tensor, y: Tensor) => {
    const loss = crossEntropy(model.forward(x), y);
    return {
      loss,
      slopes: grad(
        loss,
        parameters.map(([, parameter]) => parameter.read()),
      ),
    };
  });
  const { loss, slopes } = await step(images(shape, stream), tensor(labels));
  expect(Math.abs((await loss.item()) - expected)).toBeLessThan(1e-5 * Math.max(1, expected));
  const largest = Math.max(...Object.values(gradients).map(({ digest: [norm] }) => norm));
  for (const [i, [key, parameter]] of parameters.entries()) {
    const entry = gradients[key];
    const slope = fileOrder(parameter, await slopes[i].data(), slopes[i].shape);
    const scale = entry.digest[0] + 1e-3 * largest;
    const [norm, projection] = digest(key, slope);
    expect(Math.abs(norm - entry.digest[0]) / scale, key).toBeLessThan(2e-4);
    expect(Math.abs(projection - entry.digest[1]) / scale, key).toBeLessThan(2e-4);
    if (entry.values) expect(largestDifference(slope, entry.values) / scale, key).toBeLessThan(2e-4);
  }
  const after = await stateDict(model);
  for (const [key, [norm, projection]] of Object.entries(statistics)) {
    const own = digest(key, (after.get(key) as StateEntry).data);
    expect(Math.abs(own[0] - norm) / norm, key).toBeLessThan(1e-4);
    expect(Math.abs(own[1] - projection) / norm, key).toBeLessThan(1e-4);
  }
}

/** A gradient in the order of PyTorch's files: `[…taps, in, out]` as `[out, in, …taps]`. */
function fileOrder(parameter: Parameter, values: ArrayLike<number>, shape: Shape): ArrayLike<number> {
  if (parameter.fileLayout === 'same') return values;
  expect(shape).toHaveLength(parameter.fileLayout === 'conv' ? 4 : 2);
  const [channels, out] = shape.slice(-2);
  const taps = elementCount(shape.slice(0, -2));
  const ordered = new Float32Array(values.length);
  let to = 0;
  for (let k = 0; k < out; k++) {
    for (let c = 0; c < channels; c++)
      for (let tap = 0; tap < taps; tap++) ordered[to++] = values[(tap * channels + c) * out + k];
  }
  return ordered;
}
