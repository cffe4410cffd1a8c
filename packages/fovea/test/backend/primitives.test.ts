// Every sample of every primitive, in every memory layout, on every backend: values, gradients and second derivatives against float64.

import { afterAll, describe, expect, it } from 'vitest';
import { gradients } from '../../src/autograd/reverse.ts';
import type { Backend } from '../../src/backend/interface.ts';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { runPlan } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import type { EngineArray } from '../../src/base/dtype.ts';
import { elementCount } from '../../src/base/shape.ts';
import { compileGraph } from '../../src/compiler/compile-graph.ts';
import type { CompiledGraph } from '../../src/compiler/request.ts';
import { add, constant, mul, sum } from '../../src/graph/build.ts';
import { makeNode, type Node, type NodeOf } from '../../src/graph/node.ts';
import type { Primitive } from '../../src/graph/primitives.ts';
import { evaluate } from '../../src/graph/reference/evaluate.ts';
import { type Case, casesOf, SAMPLES, type StoredInput } from '../../src/graph/samples/samples.ts';
import { inTier } from '../tiers.ts';

const backends: readonly Backend[] = [
  createJsBackend(),
  createWasmBackend({ threads: 2 }),
  createWasmBackend({ threads: 1, relaxedSimd: false }),
];
afterAll(async () => {
  for (const backend of backends) await backend.dispose();
});

const primitives = Object.keys(SAMPLES) as Primitive[];

const engineArray = ({ dtype, values }: StoredInput): EngineArray =>
  dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values);

/** A plan for the kind of backend: what it depends on is the workspace of each kernel. */
const planFor = (backend: Backend, outputs: readonly Node[]): CompiledGraph =>
  compileGraph({
    outputs,
    updates: [],
    leaf: (node) => (node.op === 'buffer' ? node.attributes.cell : undefined),
    verify: true,
    workspaceBytes: (kernel, epilogues) => backend.workspaceBytes(kernel, epilogues),
  });

/** What a backend computes for the outputs. */
async function compute(
  backend: Backend,
  { plan, slots }: CompiledGraph,
  outputs: readonly Node[],
  leaves: readonly NodeOf<'buffer'>[],
  data: readonly EngineArray[],
): Promise<EngineArray[]> {
  const cells = leaves.map((node) => node.attributes.cell);
  const bindings = slots.map((slot) => {
    if (slot.kind === 'cell') return data[cells.indexOf(slot.cell)];
    const { shape, dtype } = outputs[slot.index];
    return dtype === 'float32' ? new Float32Array(elementCount(shape)) : new Int32Array(elementCount(shape));
  });
  const after = await runPlan(backend, plan, bindings);
  return outputs.map((_, index) => after[slots.findIndex((slot) => slot.kind === 'output' && slot.index === index)]);
}

/** The largest difference, relative to the values' size; 0 when NaN meets NaN and infinity itself. */
function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let size = 1;
  let worst = 0;
  for (let i = 0; i < expected.length; i++)
    if (Number.isFinite(expected[i])) size = Math.max(size, Math.abs(expected[i]));
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(actual[i], expected[i]) || actual[i] === Math.fround(expected[i])) continue;
    const error = Math.abs(actual[i] - expected[i]) / size;
    worst = Number.isNaN(error) ? Number.POSITIVE_INFINITY : Math.max(worst, error);
  }
  return worst;
}

/** Whether powers of the values are float32 numbers too. */
const isModerate = ({ values, dtype }: StoredInput): boolean =>
  dtype !== 'float32' || values.every((value) => Number.isNaN(value) || Math.abs(value) < 1e4);

/** Some ten float32 roundings on the way. */
const TOLERANCE = 4e-6;

async function check(outputs: readonly Node[], leaves: readonly NodeOf<'buffer'>[], sample: Case, what: string) {
  const values = new Map(leaves.map((leaf, i) => [leaf.attributes.cell, sample.inputs[i].values]));
  const expected = evaluate(outputs, values);
  const plans = new Map<string, CompiledGraph>();
  for (const backend of backends) {
    const plan = plans.get(backend.name) ?? planFor(backend, outputs);
    plans.set(backend.name, plan);
    const actual = await compute(backend, plan, outputs, leaves, sample.inputs.map(engineArray));
    outputs.forEach((_, i) => {
      const where = `${sample.name}, ${what} ${i}: ${backend.description}`;
      expect(actual[i].length, where).toBe(expected[i].length);
      expect(distance(actual[i], expected[i]), where).toBeLessThan(TOLERANCE);
    });
  }
}

/** A scalar that every element of the output moves differently. */
const readout = (output: Node): Node => {
  const axes = [...output.shape.keys()];
  const cube = mul(mul(output, output), output);
  if (axes.length === 0) return cube;
  const waves = makeNode('iota', [], { shape: output.shape, axis: axes.length - 1 });
  const weights = add(
    mul(makeNode('cast', [waves], { dtype: 'float32' }), constant(0.25, output.shape)),
    constant(0.5, output.shape),
  );
  return sum(mul(cube, weights), axes);
};

describe.each(primitives)('%s', (primitive) => {
  it('agrees with its reference on every backend', async () => {
    for (const sample of inTier(24, casesOf(primitive))) {
      const leaves = sample.inputs.map(({ shape, dtype }) => makeNode('buffer', [], { cell: {}, shape, dtype }));
      const output = sample.build(...leaves);
      await check([output], leaves, sample, 'output');
      const wanted = leaves.filter(({ dtype }) => dtype === 'float32');
      if (output.dtype !== 'float32' || wanted.length === 0 || !sample.inputs.every(isModerate)) continue;
      const slopes = gradients(readout(output), wanted);
      await check(slopes, leaves, sample, 'gradient');
      if (sample.layout !== 'dense' || !sample.smooth) continue;
      // Weighted, so that opposite slopes do not cancel.
      const total = slopes.map((slope, i) => mul(readout(slope), constant(i + 1))).reduce(add, constant(0));
      await check(gradients(total, wanted), leaves, sample, 'second derivative');
    }
  });
});
