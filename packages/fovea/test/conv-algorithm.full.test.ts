// A deep network by the usual algorithms beside direct sums.

import { expect, it } from 'vitest';
import { createModel } from '../src/models/index.ts';
import { manualSeed } from '../src/nn/index.ts';
import { withConvAlgorithm } from '../src/ops/index.ts';
import { getBackend, setBackend, tensor } from '../src/tensor/index.ts';
import { normal } from './formula.ts';

it("resnet101's logits differ from those of direct sums by 5·10⁻⁵ of the largest at most", async () => {
  await setBackend('wasm', { threads: 2 });
  manualSeed(0);
  const model = createModel('resnet101', { numClasses: 1000 });
  // A new model's blocks end in a scale of zeros, and would add nothing.
  for (const [name, parameter] of model.namedParameters()) {
    const { shape } = parameter;
    if (shape.length !== 1 || !name.endsWith('weight')) continue;
    parameter.assign(
      tensor(
        normal(name, shape).map((value) => 0.5 + 0.1 * value),
        shape,
      ),
    );
  }
  model.eval();
  const images = tensor(normal('images', [1, 64, 64, 3]), [1, 64, 64, 3]);
  const usual = Array.from(await model.forward(images).data());
  const direct = Array.from(await withConvAlgorithm('direct', () => model.forward(images)).data());
  const largest = direct.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const error = direct.reduce((most, value, i) => Math.max(most, Math.abs(value - usual[i])), 0);
  expect(error).toBeGreaterThan(0);
  expect(error / largest).toBeLessThan(5e-5);
  await (await getBackend()).dispose();
}, 120_000);
