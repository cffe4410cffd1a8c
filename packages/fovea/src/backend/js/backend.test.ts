// Tests of the js backend as a whole: storages and their bounds, plans with an arena, and what it refuses.

import { describe, expect, it } from 'vitest';
import { InternalError } from '../../base/errors.ts';
import type { BufferPlan, MapKernel, ProgramPlan } from '../../compiler/ir.ts';
import { planKernels, runKernel, runPlan } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const view = (buffer: number) => ({ buffer, offset: 0, strides: [1] });
/** out = x + 1, both of two elements. */
const increment = (x: number, out: number): MapKernel => ({
  kind: 'map',
  dims: [2],
  loads: [view(x)],
  body: [
    { op: 'load', load: 0, dtype: 'float32' },
    { op: 'constant', value: 1, dtype: 'float32' },
    { op: 'add', a: 0, b: 1, dtype: 'float32' },
  ],
  stores: [{ view: view(out), value: 2 }],
});
const bound = (slot: number): BufferPlan => ({
  dtype: 'float32',
  elements: 2,
  placement: { space: 'binding', slot },
});
const inArena = (byteOffset: number): BufferPlan => ({
  dtype: 'float32',
  elements: 2,
  placement: { space: 'arena', byteOffset },
});
/** One stage per kernel. */
const plan = (buffers: BufferPlan[], kernels: MapKernel[], arenaBytes: number): ProgramPlan => ({
  buffers,
  stages: kernels.map((kernel) => ({ kernels: [{ kernel, epilogues: [], workspaceOffset: 0 }] })),
  arenaBytes,
  bindingCount: 2,
});

describe('storages', () => {
  it('hold what is written, as either type, and are counted', async () => {
    const backend = createJsBackend();
    const storage = backend.allocate(12);
    backend.allocate(0);
    backend.write(storage, Float32Array.of(1, -2).subarray(1));
    expect(await backend.readFloat32(storage, 1)).toEqual(Float32Array.of(-2));
    expect(await backend.readInt32(storage, 1)).toEqual(Int32Array.of(0xc0000000 | 0));
    expect(backend.memory()).toEqual({ storageBytes: 12, storageCount: 2, arenaBytes: 0 });
    backend.free(storage);
    expect(backend.memory()).toMatchObject({ storageBytes: 0, storageCount: 1 });
  });

  it('are read as copies and start as garbage', async () => {
    const backend = createJsBackend();
    const storage = backend.allocate(4);
    const copy = await backend.readFloat32(storage, 1);
    expect(copy[0]).toBeNaN();
    copy[0] = 5;
    expect((await backend.readFloat32(storage, 1))[0]).toBeNaN();
  });

  it('refuse to be freed twice, and use afterwards', async () => {
    const backend = createJsBackend();
    const storage = backend.allocate(4);
    backend.free(storage);
    expect(() => backend.free(storage)).toThrow(
      new InternalError('free: the storage of 4 bytes was freed or belongs to another backend'),
    );
    expect(() => backend.write(storage, new Int32Array(1))).toThrow(InternalError);
    await expect(backend.readInt32(storage, 1)).rejects.toThrow(InternalError);
    expect(() => createJsBackend().free(backend.allocate(4))).toThrow(InternalError);
  });

  it('refuse data and reads that do not fit, and invalid sizes', async () => {
    const backend = createJsBackend();
    const storage = backend.allocate(8);
    expect(() => backend.write(storage, new Float32Array(3))).toThrow(
      new InternalError('write: 3 elements do not fit a storage of 8 bytes'),
    );
    await expect(backend.readFloat32(storage, 3)).rejects.toThrow('readFloat32: 3 elements do not fit');
    expect(() => backend.allocate(-4)).toThrow(new InternalError('allocate: not a size in bytes: -4'));
  });
});

describe('plans', () => {
  it('pass values through the arena from stage to stage, run after run', async () => {
    const backend = createJsBackend();
    const buffers = [bound(0), inArena(0), inArena(64), bound(1)];
    const chain = plan(buffers, [increment(0, 1), increment(1, 2), increment(2, 3)], 128);
    for (const start of [0, 10]) {
      const [, out] = await runPlan(backend, chain, [Float32Array.of(start, start + 5), new Float32Array(2)]);
      expect([...out]).toEqual([start + 3, start + 8]);
    }
    expect(backend.memory()).toEqual({ storageBytes: 0, storageCount: 0, arenaBytes: 128 });
  });

  it('start with garbage in the arena, so that reading what nobody wrote shows', async () => {
    const backend = createJsBackend();
    const bindings = [Float32Array.of(1, 2), new Float32Array(2)];
    await runPlan(backend, plan([bound(0), inArena(0)], [increment(0, 1)], 64), bindings);
    const [, out] = await runPlan(backend, plan([inArena(0), bound(1)], [increment(0, 1)], 64), bindings);
    expect([...out]).toEqual([NaN, NaN]);
  });

  it('still run after a larger plan has grown the arena', async () => {
    const backend = createJsBackend();
    const small = backend.load(
      backend.prepare(plan([bound(0), inArena(0), bound(1)], [increment(0, 1), increment(1, 2)], 64)),
    );
    backend.load(backend.prepare(plan([], [], 4096)));
    const storages = [backend.allocate(8), backend.allocate(8)];
    backend.write(storages[0], Float32Array.of(1, 2));
    await small.run(storages);
    expect(await backend.readFloat32(storages[1], 2)).toEqual(Float32Array.of(3, 4));
    small.dispose();
    expect(() => small.run(storages)).toThrow(new InternalError('run: the executable was disposed'));
  });

  it('fail visibly when kernels of one stage depend on each other', async () => {
    const backend = createJsBackend();
    const kernels = [increment(0, 1), increment(1, 2)].map((kernel) => ({ kernel, epilogues: [], workspaceOffset: 0 }));
    const wrong = { buffers: [bound(0), inArena(0), bound(1)], stages: [{ kernels }], arenaBytes: 64, bindingCount: 2 };
    const [, out] = await runPlan(backend, wrong, [Float32Array.of(1, 2), new Float32Array(2)]);
    expect([...out]).toEqual([NaN, NaN]);
  });
});

describe('refusals', () => {
  it('of views that leave their buffer, on either side', async () => {
    const backend = createJsBackend();
    const outside = { ...increment(0, 1), loads: [{ buffer: 0, offset: 0, strides: [-1] }] };
    const buffers = [new Float32Array(2), new Float32Array(2)];
    await expect(runKernel(backend, outside, buffers)).rejects.toThrow(
      new InternalError('map: elements -1 to 0 of buffer 0 are touched; it has 2'),
    );
    await expect(runKernel(backend, { ...increment(0, 1), dims: [3] }, buffers)).rejects.toThrow('elements 0 to 2');
    await expect(runKernel(backend, increment(0, 7), buffers)).rejects.toThrow('there is no buffer 7; the plan has 2');
    await expect(runKernel(backend, { ...increment(0, 1), dims: [] }, buffers)).rejects.toThrow('1 strides for 0 dims');
  });

  it('of operations that the dtype does not have', async () => {
    const kernel = increment(0, 1);
    const buffers = [new Float32Array(2), new Float32Array(2)];
    const body = (last: MapKernel['body'][number]): MapKernel => ({
      ...kernel,
      body: [...kernel.body.slice(0, 2), last],
    });
    await expect(
      runKernel(createJsBackend(), body({ op: 'bitAnd', a: 0, b: 1, dtype: 'float32' }), buffers),
    ).rejects.toThrow(new InternalError('bitAnd: not defined on float32 and float32'));
    const int = {
      ...kernel,
      body: [{ op: 'index', offset: 0, strides: [1], dtype: 'int32' } as const, kernel.body[1]],
    };
    await expect(
      runKernel(createJsBackend(), { ...int, body: [...int.body, { op: 'exp', a: 0, dtype: 'int32' }] }, buffers),
    ).rejects.toThrow(new InternalError('exp: not defined on int32'));
  });

  it('of misplaced buffers and of missing or short bindings', async () => {
    const backend = createJsBackend();
    for (const misplaced of [inArena(4), inArena(64), bound(2)])
      expect(() => backend.load(backend.prepare(plan([misplaced], [], 64)))).toThrow(
        'compile: a buffer of 2 elements is misplaced',
      );
    const executable = backend.load(backend.prepare(planKernels(backend, [], [new Float32Array(2)])));
    expect(() => executable.run([])).toThrow(new InternalError('run: 0 bindings given; the plan needs 1'));
    expect(() => executable.run([backend.allocate(4)])).toThrow('run: 2 elements do not fit a storage of 4 bytes');
  });

  it('of everything after dispose', async () => {
    const backend = createJsBackend();
    backend.allocate(4);
    await backend.dispose();
    expect(backend.memory()).toEqual({ storageBytes: 0, storageCount: 0, arenaBytes: 0 });
    expect(() => backend.allocate(4)).toThrow(new InternalError('allocate: the backend was disposed'));
  });
});
