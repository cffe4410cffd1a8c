// Calls of the wasm backend before its threads have started.

import { afterEach, describe, expect, it } from 'vitest';
import { compile, getBackend, memory, State, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';

afterEach(async () => {
  await (await getBackend()).dispose();
});

describe('threads', () => {
  it('carries out calls in order that are made before its threads have started', async () => {
    await setBackend('wasm', { threads: 3 });
    const state = new State(new Float32Array(1000), [1000]);
    const step = compile((a: Tensor) => {
      const next = state.read().mul(2).add(a);
      state.assign(next);
      return next.sum();
    });
    const sums = await Promise.all([1, 2, 3, 4].map((a) => step(tensor(new Float32Array(1000).fill(a), [1000]))));
    expect(await Promise.all(sums.map((sum) => sum.item()))).toEqual([1000, 4000, 11_000, 26_000]);
  });

  it('refuses a call that a backend got before it was disposed of, and opens another one for the next', async () => {
    const backend = await setBackend('wasm', { threads: 3 });
    const early = tensor([1, 2]).mul(3).data();
    const failure = expect(early).rejects.toThrow('wasm: the backend was disposed of; call setBackend for a new one');
    await Promise.resolve();
    await backend.dispose();
    await failure;
    expect([...(await tensor([1, 2]).mul(3).data())]).toEqual([3, 6]);
    const next = await getBackend();
    expect(next).not.toBe(backend);
    await next.dispose();
    const [one, other] = await Promise.all([getBackend(), getBackend()]);
    expect(one).toBe(other);
    await one.dispose();
    const choosing = setBackend('js');
    expect((await getBackend()).name).toBe('js');
    await choosing;
  });

  it('can be dropped before its threads have started', async () => {
    const first = await setBackend('wasm', { threads: 4 });
    await first.dispose();
    await setBackend('wasm', { threads: 2 });
    expect(await tensor([1, 2, 3]).sum().item()).toBe(6);
    expect((await memory()).storageBytes).toBeGreaterThan(0);
  });
});
