// The wasm backend where threads cannot share memory, as in a page that is not cross-origin isolated.

import { afterAll, expect, it, vi } from 'vitest';
import { compile, getBackend, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';

afterAll(async () => {
  vi.unstubAllGlobals();
  await (await getBackend()).dispose();
});

it('computes on one thread where memory cannot be shared, and when that memory grows', async () => {
  vi.stubGlobal('SharedArrayBuffer', undefined);
  const { description } = await setBackend('wasm', { threads: 2 });
  expect(description).toMatch(/1 thread \(memory cannot be shared here/);
  const double = compile((x: Tensor) => x.mul(2).add(1));
  for (const n of [10, 10_000_000, 20]) {
    const result = await double(tensor(new Float32Array(n).fill(3), [n]));
    expect((await result.data())[n - 1]).toBe(7);
  }
  const product = tensor(new Float32Array(90_000).fill(1), [300, 300]);
  expect((await product.matmul(product).data())[5]).toBe(300);
});
