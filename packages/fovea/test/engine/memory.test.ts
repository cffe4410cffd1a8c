// Memory of results that are dropped without dispose(), in loops that wait and that do not, and what is said when it runs out.

import { afterEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/backend/interface.ts';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { DeviceError } from '../../src/index.ts';
import { compile, realize, State, type Tensor, tensor } from '../../src/tensor/index.ts';
import { runtime } from '../../src/tensor/internal.ts';
import { inFullTier } from '../tiers.ts';

const MIB = 2 ** 20;
let backend: Backend;

/** Uses a backend with little memory. */
function limitTo(mebibytes: number, threads = 1): void {
  backend = createWasmBackend({ threads, memoryLimit: mebibytes * MIB });
  runtime.backend.use(backend);
}

afterEach(() => backend.dispose());

const rows = (count: number): Tensor => tensor(new Float32Array(count).fill(1), [count, 1]);
const columns = (count: number): Tensor => tensor(new Float32Array(count).fill(2), [1, count]);

describe('dropped results', () => {
  it.runIf(inFullTier).each([
    ['small', 600, 128],
    ['large', 30, 1024],
  ])('that are %s go, in a loop that waits for each', async (_, times, size) => {
    limitTo(24, 2);
    const [x, y] = [rows(size), columns(size)];
    for (let i = 0; i < times; i++) await realize(x.mul(y).add(i));
    expect(await x.mul(y).sum().item()).toBe(2 * size * size);
  });

  it.runIf(inFullTier)('go, in a chain of promises that nobody waits for in between', async () => {
    limitTo(24);
    const [x, y] = [rows(1024), columns(1024)];
    let chain = Promise.resolve();
    for (let i = 0; i < 20; i++) chain = chain.then(() => realize(x.mul(y).add(i)));
    await chain;
    await Promise.all(Array.from({ length: 20 }, (_, i) => realize(x.mul(y).sub(i))));
  });

  it.runIf(inFullTier)('go, where a compiled function gives them, and states keep their values', async () => {
    limitTo(24, 2);
    const count = new State(new Float32Array(1), [1]);
    const step = compile((x: Tensor, y: Tensor) => {
      count.assign(count.read().add(1));
      return x.mul(y);
    });
    const [x, y] = [rows(1024), columns(1024)];
    for (let i = 0; i < 40; i++) await step(x, y);
    expect(await count.data()).toEqual(Float32Array.of(40));
  });

  it('go, on the js backend', async () => {
    backend = Object.assign(createJsBackend(), { capacity: 8 * MIB });
    runtime.backend.use(backend);
    const [x, y] = [rows(256), columns(512)];
    let most = 0;
    for (let i = 0; i < 40; i++) {
      await realize(x.mul(y).add(i));
      most = Math.max(most, backend.storageBytes);
    }
    expect(most).toBeLessThan(8 * MIB);
  });

  it.runIf(inFullTier)('leave those alone that are held', async () => {
    limitTo(24);
    const [x, y] = [rows(512), columns(512)];
    const held: Tensor[] = [];
    for (let i = 0; i < 200; i++) {
      const result = x.mul(y).add(i);
      await realize(result);
      if (i % 20 === 0) held.push(result);
    }
    for (const [i, result] of held.entries()) expect((await result.data())[0]).toBe(2 + 20 * i);
  });
});

describe('memory that runs out', () => {
  it('is a DeviceError that says what holds it, and what to do', async () => {
    limitTo(16);
    const [x, y] = [rows(512), columns(512)];
    const held: Tensor[] = [];
    const fill = async (): Promise<void> => {
      for (;;) {
        const result = x.mul(y).add(held.length);
        await realize(result);
        held.push(result);
      }
    };
    const error = await fill().catch((thrown: unknown) => thrown as Error);
    expect(error).toBeInstanceOf(DeviceError);
    expect((error as Error).name).toBe('DeviceError');
    expect((error as Error).message).toMatch(
      /^wasm: out of memory: a tensor \(float32 \[512, 512\]\) takes 1\.0 MiB; of 16\.0 MiB that can be had here, 15\.\d MiB are held \(15 × float32 \[512, 512\] 15\.0 MiB, .*Programs 0\.\d MiB.*\); \d\.\d MiB are free(, but in pieces)? \(the largest: \d\.\d MiB\); use a smaller batch or image, keep numbers \(data\(\), item\(\)\) instead of tensors, or dispose\(\) tensors that are no longer needed$/,
    );
    // What is given back can be used at once, whether disposed of or dropped.
    held.pop()?.dispose();
    expect(await x.mul(y).sum().item()).toBe(2 * 512 * 512);
    held.length = 3;
    for (let i = 0; i < 8; i++) held.push(x.mul(y).sub(i));
    await realize(...held);
  });

  it('costs no state its values, and leaves nothing of the failed run behind', async () => {
    limitTo(16);
    const state = new State(new Float32Array(512).fill(1), [512, 1]);
    const step = compile((y: Tensor) => {
      state.assign(state.read().add(1));
      return [state.read().mul(y), state.read().mul(y.add(1))];
    });
    const tooWide = columns(4096);
    await expect(step(tooWide)).rejects.toThrow('wasm: out of memory: a tensor (float32 [512, 4096]) takes 8.0 MiB');
    expect(await state.data()).toEqual(new Float32Array(512).fill(1));
    expect(backend.storageBytes).toBeLessThan(MIB);
    const [product] = await step(columns(512));
    expect((await product.data())[0]).toBe(4);
  });

  it('for values between kernels: how large they are', async () => {
    limitTo(8);
    const x = rows(2048);
    const between = x.matmul(x.transpose(1, 0)).matmul(x);
    await expect(between.data()).rejects.toThrow(
      /^wasm: out of memory: memory for intermediate values \(the largest: 16\.0 MiB\) takes 16\.\d MiB; of 8\.0 MiB/,
    );
    expect(await x.sum().item()).toBe(2048);
  });

  it('needs a limit that can be had', () => {
    for (const memoryLimit of [Number.NaN, 2 ** 20, 2 ** 33])
      expect(() => createWasmBackend({ threads: 1, memoryLimit })).toThrow(
        `createWasmBackend: memoryLimit must be from 4194304 to 4294967296 bytes: got ${memoryLimit}`,
      );
  });
});
