// Every kind of fault that the verifier is there for, planted in small lists of kernels and plans.

import { describe, expect, test } from 'vitest';
import type { Kernel, MapKernel, ProgramPlan } from './ir.ts';
import { copy } from './test-kernels.ts';
import { type Buffers, verifyKernels, verifyPlan } from './verify.ts';

/** Buffer 0 is given; all have four elements. */
const buffers: Buffers = { elementsOf: () => 4, isGiven: (buffer) => buffer === 0 };

const inArena = (byteOffset: number) =>
  ({ dtype: 'float32', elements: 4, placement: { space: 'arena', byteOffset } }) as const;

/** A stage for each list of kernels, on a given buffer and three in the arena. */
const plan = (stages: readonly (readonly Kernel[])[], offsets = [0, 64, 128], workspaceOffset = 192): ProgramPlan => ({
  buffers: [{ dtype: 'float32', elements: 4, placement: { space: 'binding', slot: 0 } }, ...offsets.map(inArena)],
  stages: stages.map((kernels) => ({
    kernels: kernels.map((kernel) => ({ kernel, epilogues: [], workspaceOffset })),
  })),
  arenaBytes: 256,
  bindingCount: 1,
});

const noWorkspace = () => 0;

describe('kernels', () => {
  test('that are in order pass', () => {
    expect(() => verifyKernels('lower', [copy(0, 1), copy(1, 2)], buffers)).not.toThrow();
  });

  test('that read what has no elements pass, though nobody writes it', () => {
    const none = { ...copy(2, 3), dims: [0] };
    const empty: Buffers = { elementsOf: (buffer) => (buffer > 1 ? 0 : 4), isGiven: (buffer) => buffer === 0 };
    expect(() => verifyKernels('lower', [copy(0, 1), none], empty)).not.toThrow();
  });

  test('that read what is written later are named', () => {
    expect(() => verifyKernels('merge', [copy(0, 1), copy(2, 3), copy(1, 2)], buffers)).toThrow(
      'merge: kernel 1 (map) reads buffer 2 before it is written',
    );
  });

  test.each([
    ['ahead of the buffer', { buffer: 0, offset: 2, strides: [-1] }, 'elements -1 to 2 of buffer 0, which has 4'],
    ['beyond the buffer', { buffer: 0, offset: 1, strides: [1] }, 'elements 1 to 4 of buffer 0, which has 4'],
  ])('whose loads reach %s are named', (_, load, message) => {
    expect(() => verifyKernels('lower', [copy(0, 1, { loads: [load] })], buffers)).toThrow(message);
  });

  test('of other families are measured, too', () => {
    const side = { batchStrides: [], rowStride: 2, columnStride: 1 };
    const kernel: Kernel = {
      kind: 'matmul',
      batch: [],
      m: 2,
      n: 2,
      k: 2,
      a: { buffer: 0, offset: 0, ...side },
      b: { buffer: 0, offset: 1, ...side },
      out: { buffer: 1, offset: 0, ...side },
    };
    expect(() => verifyKernels('lower', [kernel], buffers)).toThrow('elements 1 to 4 of buffer 0');
  });

  test.each([
    ['a later step', [{ op: 'neg', a: 1, dtype: 'float32' } as const], 'step 0 read step 1'],
    [
      'a load that does not exist',
      [{ op: 'load', load: 1, dtype: 'float32' } as const],
      'load 1, which does not exist',
    ],
    ['nothing to write', [], 'writes step 0, which does not exist'],
  ])('whose bodies have %s are named', (_, body, message) => {
    expect(() => verifyKernels('lower', [copy(0, 1, { body })], buffers)).toThrow(message);
  });
});

describe('plans', () => {
  test('whose stages follow each other pass', () => {
    expect(() => verifyPlan(plan([[copy(0, 1)], [copy(0, 2)], [copy(1, 3)]]), () => 64)).not.toThrow();
  });

  test('must not have an item read what another of its stage writes', () => {
    expect(() => verifyPlan(plan([[copy(0, 1), copy(1, 2)]]), noWorkspace)).toThrow(
      'stage 0 has item 1 read buffer 1, which item 0 writes',
    );
  });

  test('may write parts of a buffer in one stage, but no element twice', () => {
    const part = (offset: number): MapKernel =>
      copy(0, 1, { dims: [2], stores: [{ view: { buffer: 1, offset, strides: [1] }, value: 0 }] });
    expect(() => verifyPlan(plan([[part(0), part(2)]]), noWorkspace)).not.toThrow();
    expect(() => verifyPlan(plan([[part(0), part(1)]]), noWorkspace)).toThrow('an element of buffer 1 written twice');
  });

  test('must not put two values that are in use at the same time on the same bytes', () => {
    const stages = [[copy(0, 1)], [copy(0, 2)], [copy(1, 3)]];
    expect(() => verifyPlan(plan(stages, [0, 0, 64]), noWorkspace)).toThrow(
      'bytes that buffer 1 and buffer 2 use at the same time',
    );
    expect(() => verifyPlan(plan([[copy(0, 1)], [copy(1, 3)], [copy(0, 2)]], [0, 0, 64]), noWorkspace)).not.toThrow();
  });

  test('must not put workspaces where values are, or beyond the end', () => {
    expect(() => verifyPlan(plan([[copy(0, 1)]], [0, 64, 128], 0), () => 64)).toThrow('a workspace of stage 0');
    expect(() => verifyPlan(plan([[copy(0, 1)]]), () => 128)).toThrow('ends before a workspace of stage 0 does');
  });
});
