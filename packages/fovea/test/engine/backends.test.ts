// Backends that follow one another: threads of those that are replaced end, and what lives there can still be used.

import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { compile, getBackend, realize, State, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';

afterEach(async () => (await getBackend()).dispose());

const TASKS = '/proc/self/task';
const threads = (): number => readdirSync(TASKS).length;

/** Waits until there are no more threads than that: they take a moment to end. @returns how many there are */
async function threadsAtMost(most: number): Promise<number> {
  for (let i = 0; i < 500 && threads() > most; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  return threads();
}

const onLinux = process.platform === 'linux';

it('computes on as many threads as FOVEA_THREADS says', async () => {
  const before = process.env.FOVEA_THREADS;
  process.env.FOVEA_THREADS = '3';
  const [asked, given] = [createWasmBackend(), createWasmBackend({ threads: 2 })];
  expect([asked.description, given.description].map((text) => /(\d+) threads/.exec(text)?.[1])).toEqual(['3', '2']);
  await Promise.all([asked.dispose(), given.dispose()]);
  for (const wrong of ['two', '0', '1.5', '257']) {
    process.env.FOVEA_THREADS = wrong;
    expect(() => createWasmBackend()).toThrow(`FOVEA_THREADS must be an integer from 1 to 256: got ${wrong}`);
  }
  process.env.FOVEA_THREADS = before;
});

describe('setBackend', () => {
  it('keeps the backend that has the same options, unless it was disposed of', async () => {
    const first = await setBackend('wasm', { threads: 2 });
    expect(await setBackend('wasm', { threads: 2 })).toBe(first);
    const [again, other] = await Promise.all([setBackend('wasm', { threads: 2 }), setBackend('wasm', { threads: 1 })]);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(await getBackend()).toBe(other);
    await other.dispose();
    expect(await setBackend('wasm', { threads: 1 })).not.toBe(other);
  });

  it.runIf(onLinux)('ends the threads of the backend before', async () => {
    await setBackend('wasm', { threads: 2 });
    await tensor([1]).add(1).data();
    const before = threads();
    for (let i = 0; i < 20; i++) {
      await setBackend('wasm', { threads: 2 + (i % 2) });
      if (i % 3 === 0) await tensor([1, 2]).mul(i).data();
    }
    await setBackend('wasm', { threads: 2 });
    expect(await tensor([1, 2]).sum().item()).toBe(3);
    expect(await threadsAtMost(before)).toBeLessThanOrEqual(before);
  });

  it.runIf(onLinux)('ends threads that had not started yet', async () => {
    const before = threads();
    await Promise.all([2, 3, 4, 5].map((count) => setBackend('wasm', { threads: count })));
    expect(await tensor([3]).mul(2).item()).toBe(6);
    expect(await threadsAtMost(before + 4)).toBeLessThanOrEqual(before + 4);
    await setBackend('wasm', { threads: 1 });
    expect(await threadsAtMost(before)).toBeLessThanOrEqual(before);
  });

  it('leaves tensors, states and compiled functions of the backend before usable', async () => {
    await setBackend('wasm', { threads: 2 });
    const state = new State(Float32Array.of(1, 2), [2]);
    const step = compile((x: Tensor) => {
      state.assign(state.read().add(x));
      return state.read().sum();
    });
    const kept = tensor([1, 2]).mul(3);
    await realize(kept);
    expect(await (await step(kept)).item()).toBe(12);
    await setBackend('wasm', { threads: 3 });
    expect([...(await kept.data())]).toEqual([3, 6]);
    expect(await (await step(kept)).item()).toBe(21);
    await setBackend('js');
    expect(await (await step(kept)).item()).toBe(30);
    expect([...(await state.data())]).toEqual([10, 20]);
  });

  it('lets a call go on that the backend before was given', async () => {
    await setBackend('wasm', { threads: 3 });
    const early = tensor(new Float32Array(100_000).fill(1), [100_000]).sum();
    const sum = early.item();
    await Promise.resolve();
    await setBackend('wasm', { threads: 2 });
    expect(await sum).toBe(100_000);
  });
});
