// What five models are compiled to: a change of the compiler shows here what it changes. New figures are written by `npx vitest run plans --update`.

import { expect, test } from 'vitest';
import { gradientGraph, planGraph } from '../../src/analysis/plan.ts';
import { traceModel } from '../../src/analysis/trace.ts';
import { summary } from '../../src/compiler/print-program.ts';
import { setBackend } from '../../src/index.ts';
import { createModel } from '../../src/models/index.ts';
import { nodeOf } from '../../src/tensor/internal.ts';

const backend = await setBackend('wasm', { threads: 1, blas: false });

/** Of inference, and of the forward and backward passes of a training step. */
function plans(name: string, size: number): string[] {
  const model = createModel(name, { numClasses: 10 });
  const shape = [2, size, size, 3];
  const inference = traceModel('plans', model.eval(), shape, 'auto');
  const training = traceModel('plans', model.train(), shape, 'auto');
  const outputs = inference.outputs.map(nodeOf);
  return [outputs, gradientGraph(training, model.parameters()).outputs].map((results) =>
    summary(planGraph(backend, results).plan),
  );
}

test.each([
  ['mobilenetv3_small_050', 64],
  ['resnet18', 64],
  ['vit_tiny_patch16_224', 224],
  ['densenet121', 64],
  ['mixer_s32_224', 224],
])('%s at %d²', (name, size) => {
  expect(plans(name, size)).toMatchSnapshot();
});
