// A step that is traced again is not compiled again: for other states, after another backend was chosen; results are those of its own states.

import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createJsBackend } from '../../src/backend/js/backend.ts';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { supportsRelaxedSimd } from '../../src/backend/wasm/relaxed.ts';
import { CodeCache } from '../../src/tensor/code-cache.ts';
import { compile, getBackend, State, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';

const { Module } = WebAssembly;
let modules = 0;
class CountedModule extends Module {
  constructor(bytes: BufferSource) {
    super(bytes);
    modules++;
  }
}

afterEach(() => {
  WebAssembly.Module = Module;
});
afterAll(async () => (await getBackend()).dispose());

/** A state that a step moves by a factor of what it is given. */
function walker(start: number, factor: number) {
  const state = new State(new Float32Array(8).fill(start), [8]);
  const step = compile((x: Tensor) => {
    const next = state.read().add(x.mul(factor));
    state.assign(next);
    return next.sum();
  });
  return async (x: number): Promise<number> => (await step(tensor(new Float32Array(8).fill(x), [8]))).item();
}

describe('plans', () => {
  it('serve the same step of other states, on other backends of the same settings', async () => {
    await setBackend('wasm', { threads: 2 });
    modules = 0;
    WebAssembly.Module = CountedModule;
    const [first, second] = [walker(1, 3), walker(100, 3)];
    expect([await first(1), await second(2), await first(1)]).toEqual([8 * 4, 8 * 106, 8 * 7]);
    const counted = modules;
    expect(counted).toBeGreaterThan(0);
    await setBackend('wasm', { threads: 1 });
    const third = walker(7, 3);
    expect([await third(1), await first(1), await second(1)]).toEqual([8 * 10, 8 * 10, 8 * 109]);
    expect(modules).toBe(counted);
  });

  it('do not serve what differs in a constant, nor another kind of backend', async () => {
    await setBackend('wasm', { threads: 1 });
    expect(await walker(0, 5)(1)).toBe(40);
    modules = 0;
    WebAssembly.Module = CountedModule;
    expect(await walker(0, 6)(1)).toBe(48);
    expect(modules).toBeGreaterThan(0);
    await setBackend('js');
    expect(await walker(0, 6)(1)).toBe(48);
  });

  it('have code of their own for each setting of a backend', async () => {
    const kinds = new Set<string>();
    for (const [relaxedSimd, settings] of [
      [false, 1],
      [false, 1],
      [true, supportsRelaxedSimd() ? 2 : 1],
    ] as const) {
      const backend = createWasmBackend({ threads: 1, relaxedSimd });
      expect(kinds.add(backend.codeKind).size).toBe(settings);
      await backend.dispose();
    }
  });

  it('are dropped when there are many, those used last staying', async () => {
    const cache = new CodeCache();
    const backend = createJsBackend();
    const made: string[] = [];
    const code = { arenaBytes: 0, bindingCount: 0 };
    const get = (key: string) =>
      cache.get(backend, key, () => {
        made.push(key);
        return { code, slots: [] };
      });
    const kept = await get('kept');
    for (let i = 0; i < 40; i++) {
      await get(`other ${i}`);
      expect(await get('kept')).toBe(kept);
    }
    expect(made.filter((key) => key === 'kept')).toHaveLength(1);
    await get('other 0');
    expect(made.filter((key) => key === 'other 0')).toHaveLength(2);
  });
});
