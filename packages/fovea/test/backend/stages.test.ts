// Some stages of a Program run alone, on every backend: what they give, and that threads stay together afterwards.

import { describe, expect, it } from 'vitest';
import type { Backend } from '../../src/backend/interface.ts';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { planKernels } from '../../src/backend/test-plans.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import type { MapKernel } from '../../src/compiler/ir.ts';

/** Buffer `to` becomes buffer `from` plus 1. */
const increment = (from: number, to: number, elements: number): MapKernel => ({
  kind: 'map',
  dims: [elements],
  loads: [{ buffer: from, offset: 0, strides: [1] }],
  body: [
    { op: 'load', load: 0, dtype: 'float32' },
    { op: 'constant', value: 1, dtype: 'float32' },
    { op: 'add', a: 0, b: 1, dtype: 'float32' },
  ],
  stores: [{ view: { buffer: to, offset: 0, strides: [1] }, value: 2 }],
});

const BACKENDS: Record<string, () => Backend> = {
  js: () => createJsBackend(),
  'wasm, one thread': () => createWasmBackend({ threads: 1 }),
  'wasm, three threads': () => createWasmBackend({ threads: 3 }),
};

describe.each(Object.keys(BACKENDS))('stages on %s', (name) => {
  // One chunk, which runs without barriers, and many.
  it.each([4, 20_000])('run alone with %i elements', async (elements) => {
    const backend = BACKENDS[name]();
    const buffers = [0, 1, 2, 3].map((value) => new Float32Array(elements).fill(10 * value));
    const chain = [increment(0, 1, elements), increment(1, 2, elements), increment(2, 3, elements)];
    const executable = backend.load(backend.prepare(planKernels(backend, chain, buffers)));
    const storages = buffers.map((data) => backend.allocate(data.byteLength));
    const fill = (): void => {
      storages.forEach((storage, i) => {
        backend.write(storage, buffers[i]);
      });
    };
    const values = async (): Promise<number[]> => {
      const all = await Promise.all(storages.map((storage) => backend.readFloat32(storage, elements)));
      return all.map((data) => data.reduce((a, b) => a + b, 0) / elements);
    };
    fill();
    await executable.run(storages, { from: 1, to: 2 });
    expect(await values()).toEqual([0, 10, 11, 30]);
    await executable.run(storages, { from: 1, to: 3 });
    expect(await values()).toEqual([0, 10, 11, 12]);
    await executable.run(storages, { from: 2, to: 2 });
    for (let run = 0; run < 12; run++) await executable.run(storages, { from: run % 3, to: (run % 3) + 1 });
    fill();
    await executable.run(storages);
    expect(await values()).toEqual([0, 1, 2, 3]);
    executable.dispose();
    await backend.dispose();
  });
});
