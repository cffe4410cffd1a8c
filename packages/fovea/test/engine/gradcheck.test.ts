// gradcheck() of functions of tensors: it finds a wrong derivative, and leaves alone what the function uses besides its inputs.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getBackend, gradcheck, realize, State, setBackend, type Tensor, tensor, where } from '../../src/index.ts';
import { LayerNorm, Linear, manualSeed } from '../../src/nn/index.ts';
import { crossEntropy, gelu } from '../../src/ops/index.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

const x = (): Tensor => tensor([0.3, -1.2, 0.7, 2.1, -0.4, 0.9], [2, 3]);

it.each<[string, (x: Tensor) => Tensor, readonly Tensor[]]>([
  ['elementwise', (input) => input.tanh().mul(input).exp(), [x()]],
  ['a condition away from its border', (input) => where(input.greater(0), input.square(), input.mul(3)), [x()]],
  ['gelu', gelu, [x()]],
])('the derivatives of %s are right', async (_, fn, inputs) => {
  const report = await gradcheck(fn, inputs);
  expect(report.failures, report.text).toEqual([]);
  expect(report.compared).toBe(12);
  expect(report.passed).toBe(true);
});

it('layers, losses, labels and what was computed before', async () => {
  manualSeed(0);
  const [norm, layer] = [new LayerNorm(3), new Linear(3, 4)];
  const shift = x().mul(0.5);
  await realize(shift);
  const loss = (input: Tensor, labels: Tensor): Tensor =>
    crossEntropy(layer.forward(norm.forward(input.add(shift)).add(shift.mul(2))), labels);
  const report = await gradcheck(loss, [x(), tensor([3, 1], [2], 'int32')]);
  expect(report.failures, report.text).toEqual([]);
  expect(report.compared).toBe(12);
});

it('a wrong derivative is found', async () => {
  const report = await gradcheck((input) => input.mul(input.detach()), [x()], { order: 1 });
  expect(report.passed).toBe(false);
  expect(report.failures.length).toBe(6);
  expect(report.text).toContain('element 0');
});

it('what the function assigns is not carried out', async () => {
  const count = new State(Float32Array.of(5), [1]);
  await gradcheck(
    (input) => {
      count.assign(count.read().add(1));
      return input.mul(count.read());
    },
    [tensor([2])],
  );
  expect([...(await count.data())]).toEqual([5]);
});

describe('refuses', () => {
  it('a function that gives no tensor', async () => {
    await expect(gradcheck(() => 3 as unknown as Tensor, [x()])).rejects.toThrow(
      'gradcheck: the function must return a tensor: got 3',
    );
  });

  it('integers for an output', async () => {
    await expect(gradcheck((input) => input.argmax(1), [x()])).rejects.toThrow('only float32 outputs have gradients');
  });

  it('tensors whose values are gone', async () => {
    const gone = x().add(1);
    await realize(gone);
    const used = gone.mul(2);
    gone.dispose();
    await expect(gradcheck((input) => input.mul(used), [x()])).rejects.toThrow(
      'gradcheck: the function uses a tensor whose values cannot be read here',
    );
  });
});
