// What a user sees of a compiled function: the graph, the kernels with their layers, the memory.

import { expect, test } from 'vitest';
import { inspectProgram } from '../src/analysis/index.ts';
import { State, setBackend, type Tensor, zeros } from '../src/index.ts';
import { Conv2d, Linear, Module, ReLU, Sequential } from '../src/nn/index.ts';
import { crossEntropy } from '../src/ops/index.ts';
import { SGD } from '../src/optim/index.ts';

await setBackend('js');

class Small extends Module {
  readonly features = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new ReLU());
  readonly head = new Linear(4, 2);
  forward(x: Tensor): Tensor {
    return this.head.forward(this.features.forward(x).mean([1, 2]));
  }
}

test('a forward: its kernels, and the layers that they work for', async () => {
  const model = new Small();
  const report = await inspectProgram((x: Tensor) => model.forward(x), [zeros([1, 6, 6, 3])], { model });
  expect(report.kind).toBe('program');
  expect(report.graph).toContain('= conv2d(');
  const lines = report.program.split('\n');
  expect(lines.find((line) => line.includes('conv forward 3×3 1×6×6×3 to 1×4×4×4'))).toMatch(/features\.0$/);
  expect(lines.find((line) => line.includes('matmul'))).toMatch(/head$/);
  expect(lines.filter((line) => line.startsWith('stage '))).toHaveLength(report.stages);
  expect(lines.at(-1)).toContain(`${report.kernels} kernels`);
  expect(lines.at(-1)).toContain(`arena ${report.arenaBytes} bytes`);
});

test('without a model: layers are named below the outermost modules, which go by their classes', async () => {
  const [small, last] = [new Small(), new Linear(2, 3)];
  const { program } = await inspectProgram((x: Tensor) => last.forward(small.forward(x)), [zeros([1, 6, 6, 3])]);
  const lines = program.split('\n');
  expect(lines.find((line) => line.includes('conv forward'))).toMatch(/ Small\.features\.0$/);
  // The mean of the map, in the chunks of the convolution, is the module's own work.
  expect(lines.find((line) => line.includes('then reduce'))).toMatch(/ Small$/);
  const products = lines.filter((line) => line.includes('matmul'));
  expect(products).toEqual([expect.stringMatching(/ Small\.head$/), expect.stringMatching(/ Linear$/)]);
});

test('a training step: new values of states are among the outputs, and nothing changes', async () => {
  const model = new Small();
  const optimizer = new SGD(model.parameters(), { lr: 1 });
  const before = await model.head.weight.read().data();
  const step = (x: Tensor, labels: Tensor) => optimizer.minimize(crossEntropy(model.forward(x), labels));
  const report = await inspectProgram(step, [zeros([2, 6, 6, 3]), zeros([2], 'int32')], { model });
  expect(report.program).toContain('conv weightGrad');
  expect(report.graph.split('\n').at(-1)?.split(',').length).toBeGreaterThanOrEqual(model.parameters().length);
  expect(await model.head.weight.read().data()).toEqual(before);
});

test('what cannot be compiled is refused in its words', async () => {
  await expect(inspectProgram(async (x: Tensor) => x, [zeros([1])])).rejects.toThrow('the function is asynchronous');
  await expect(inspectProgram((x: Tensor) => x, [zeros([1])], { mode: 1 } as never)).rejects.toThrow('mode');
  const counter = new State(new Float32Array(1), [1]);
  await inspectProgram((x: Tensor) => counter.assign(counter.read().add(x)), [zeros([1])]);
  expect([...(await counter.read().data())]).toEqual([0]);
});
