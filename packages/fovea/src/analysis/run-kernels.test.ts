// How often kernels are run for their times: what stands for several equal ones is not judged by a single run.

import { expect, it, vi } from 'vitest';
import type { Backend, Executable, StageRange } from '../backend/interface.ts';
import { Linear, ReLU, Sequential } from '../nn/index.ts';
import { getBackend, ones, setBackend } from '../tensor/index.ts';
import { nodeOf } from '../tensor/internal.ts';
import { planGraph } from './plan.ts';
import { runKernels } from './run-kernels.ts';

/** The backend, which tells of every run of a Program before it runs. */
function watching(backend: Backend, noteRun: (stages?: StageRange) => void): Backend {
  const noting = (executable: Executable): Executable => ({
    ...executable,
    dispose: () => executable.dispose(),
    run: (bindings, stages?: StageRange) => {
      noteRun(stages);
      return executable.run(bindings, stages);
    },
  });
  return new Proxy(backend, {
    get: (target, key) => {
      const value = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return key === 'load'
        ? (...args: Parameters<Backend['load']>) => noting(target.load(...args))
        : value.bind(target);
    },
  });
}

it('runs a kernel that stands for others three times, and its shortest run counts for all', async () => {
  await setBackend('wasm', { threads: 1 });
  const backend = await getBackend();
  const layers = Array.from({ length: 6 }, () => [new Linear(64, 64), new ReLU()]).flat();
  const output = new Sequential(...layers, new Linear(64, 5)).forward(ones([256, 64]));
  const graph = planGraph(backend, [nodeOf(output)]);
  const calls = new Map<number, number>();
  const watched = watching(backend, (stages) => {
    if (stages) calls.set(stages.from, (calls.get(stages.from) ?? 0) + 1);
  });
  const { items } = await runKernels(watched, graph, [nodeOf(output)], 1, () => true);
  // Once to begin with. The first one reads what is given from outside, and the last one is smaller; the five between them are alike.
  expect([...calls.values()]).toEqual([2, 4, 2]);
  expect(new Set(items).size).toBe(3);
  await backend.dispose();
});

it('tells the time of kernels that end within a step of the clock, as pages have it', async () => {
  await setBackend('wasm', { threads: 1 });
  const backend = await getBackend();
  const output = new Sequential(new Linear(8, 8), new ReLU(), new Linear(8, 4)).forward(ones([2, 8]));
  const graph = planGraph(backend, [nodeOf(output)]);
  // A run takes 3 µs, a look at the clock 1 µs, and the clock tells fifths of a millisecond.
  let now = 0;
  const watched = watching(backend, () => {
    now += 0.003;
  });
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    now += 0.001;
    return Math.floor(now * 5) / 5;
  });
  const { items, whole } = await runKernels(watched, graph, [nodeOf(output)], 1, () => true).finally(() =>
    clock.mockRestore(),
  );
  for (const milliseconds of [...items, whole]) expect(Math.abs(milliseconds - 0.003)).toBeLessThan(0.0003);
  await backend.dispose();
});
