// Comparisons of layers with PyTorch's modules, what tools/fixtures/layer_cases.py writes: results, gradients, names and shapes of parameters, running statistics.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shape } from '../src/base/shape.ts';
import { type Module, MultiHeadAttention } from '../src/nn/index.ts';
import { fileShape, toFile } from '../src/nn/layout.ts';
import { type BackendName, compile, getBackend, grad, setBackend, type Tensor } from '../src/tensor/index.ts';
import { error, largest, type Packed, readout, unpack } from './cases.ts';
import { setFormulaWeights } from './formula-model.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];

/** Relative to the largest number of the array. */
const TOLERANCE = 1e-5;

interface Values {
  readonly shape: Shape;
  readonly values: readonly number[];
}

export interface LayerCase {
  readonly name: string;
  readonly layer: string;
  readonly args: readonly unknown[];
  readonly gain: number;
  readonly training: boolean;
  readonly inputs: readonly Packed[];
  readonly outputs: Readonly<Record<string, Values>>;
  readonly inputGradients: readonly (readonly number[] | null)[];
  readonly parameters: Readonly<Record<string, { readonly shape: Shape; readonly gradient: readonly number[] }>>;
  readonly buffers: Readonly<Record<string, Values>>;
}

/** A class of layers, whatever it is made of. */
export type AnyLayer = new (...args: readonly never[]) => Module;

export const readLayerCases = <T = unknown>(name: string): T & { readonly cases: readonly LayerCase[] } =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));

function outputsOf(layer: Module, names: readonly string[], inputs: readonly Tensor[]): Record<string, Tensor> {
  if (layer instanceof MultiHeadAttention && names.includes('weights'))
    return layer.forwardWithWeights(inputs[0], inputs[1]);
  return { y: layer.forward(...inputs) as Tensor };
}

/** Expects the case's results, and the gradients in inputs and parameters of all results' readouts together. */
async function compareLayer(one: LayerCase, type: AnyLayer): Promise<void> {
  const layer = new type(...(one.args as never[]));
  setFormulaWeights(layer, one.gain);
  if (one.training) layer.train();
  else layer.eval();
  const parameters = [...layer.namedParameters()];
  const shapes = parameters.map(([key, { fileLayout, shape }]) => [key, fileShape(fileLayout, shape)]);
  expect(shapes).toEqual(Object.entries(one.parameters).map(([key, { shape }]) => [key, shape]));
  const differentiable = one.inputGradients.flatMap((gradient, i) => (gradient ? [i] : []));
  const run = compile((...inputs: readonly Tensor[]) => {
    const outputs = outputsOf(layer, Object.keys(one.outputs), inputs);
    const loss = Object.values(outputs)
      .map(readout)
      .reduce((a, b) => a.add(b));
    const wrt = [...differentiable.map((i) => inputs[i]), ...parameters.map(([, parameter]) => parameter.read())];
    return { outputs, gradients: grad(loss, wrt) };
  });
  const { outputs, gradients } = await run(...one.inputs.map(unpack));
  expect(Object.keys(outputs)).toEqual(Object.keys(one.outputs));
  for (const [key, { shape, values }] of Object.entries(one.outputs)) {
    expect(outputs[key].shape).toEqual(shape);
    expect(error(await outputs[key].data(), values), key).toBeLessThan(TOLERANCE);
  }
  const expected = [
    ...differentiable.map((i) => [`input ${i}`, one.inputGradients[i] as readonly number[]] as const),
    ...Object.entries(one.parameters).map(([key, { gradient }]) => [key, gradient] as const),
  ];
  const most = Math.max(...expected.map(([, values]) => largest(values)));
  for (const [k, [key, values]] of expected.entries()) {
    const layout = parameters[k - differentiable.length]?.[1].fileLayout ?? 'same';
    const own = toFile(layout, await gradients[k].data(), gradients[k].shape);
    // What cancels has hardly a size of its own.
    expect(error(own, values, Math.max(largest(values), most / 50)), key).toBeLessThan(TOLERANCE);
  }
  for (const [key, buffer] of layer.namedBuffers()) {
    const { shape, values } = one.buffers[key];
    expect(buffer.shape).toEqual(shape);
    expect(error(await buffer.data(), values), key).toBeLessThan(TOLERANCE);
  }
  expect([...layer.namedBuffers()].map(([key]) => key)).toEqual(Object.keys(one.buffers));
}

/** Tests of all cases on all backends, and that every layer has one. */
export function compareLayers(layers: Readonly<Record<string, AnyLayer>>, cases: readonly LayerCase[]): void {
  describe.each(BACKENDS)('on %s', (backend) => {
    beforeAll(async () => {
      await setBackend(backend, { threads: 1 });
    });
    afterAll(async () => {
      await (await getBackend()).dispose();
    });

    it.each(cases)('$name', (one) => compareLayer(one, layers[one.layer]));
  });

  it('every layer has a case', () => {
    expect(Object.keys(layers).sort()).toEqual([...new Set(cases.map(({ layer }) => layer))].sort());
  });
}
