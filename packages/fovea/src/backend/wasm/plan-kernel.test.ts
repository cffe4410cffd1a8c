// Tests of kernel plans: what a plan says of itself is what it emits, for every kind of kernel and each way of computing it.

import { describe, expect, it } from 'vitest';
import type { ConvGeometry } from '../../base/geometry.ts';
import { convGeometry, depthwiseGeometry, poolGeometry } from '../../base/test-geometry.ts';
import type { ConvRole, Epilogue, Kernel, MatmulKernel } from '../../compiler/ir.ts';
import { ModuleBuilder } from './assembler/module-builder.ts';
import { planItem } from './epilogues.ts';
import type { EmittedKernel, KernelPlan } from './kernel-plan.ts';
import { planKernel } from './plan-kernel.ts';

const ref = (buffer: number) => ({ buffer, offset: 0 });
const view = (buffer: number, ...strides: number[]) => ({ ...ref(buffer), strides });
const [x, w, y] = [ref(0), ref(1), ref(2)];
const ROLES: readonly ConvRole[] = ['forward', 'inputGrad', 'weightGrad'];
const LOAD = [{ op: 'load', load: 0, dtype: 'float32' }] as const;

const conv = (geometry: ConvGeometry, kind: 'conv' | 'depthwise' = 'conv'): Kernel[] =>
  ROLES.map((role) => ({ kind, role, geometry, x, w, y }));

function matmul(m: number, n: number, k: number, transposed = false): MatmulKernel {
  const matrix = (buffer: number, rowStride: number, columnStride: number) => ({
    ...ref(buffer),
    batchStrides: [],
    rowStride,
    columnStride,
  });
  const a = transposed ? matrix(0, 1, m) : matrix(0, k, 1);
  return { kind: 'matmul', batch: [], m, n, k, a, b: matrix(1, n, 1), out: matrix(2, n, 1) };
}

const map = (rows: number, columns: number): Epilogue => ({
  kind: 'map',
  dims: [rows, columns],
  loads: [view(2, columns, 1)],
  body: LOAD,
  stores: [{ view: view(3, columns, 1), value: 0 }],
});

const sum = (rows: number, columns: number): Epilogue => ({
  kind: 'reduce',
  dims: [rows, columns],
  reduced: [true, false],
  loads: [view(2, columns, 1)],
  body: LOAD,
  results: [{ op: 'sum', value: 0, view: view(4, 0, 1) }],
});

const sizes = { batch: [2, 3], queries: 150, keys: 170, width: 20, valueWidth: 12 };
const form = { isCausal: false, hasBias: true, dropoutP: 0 };
const heads = (buffer: number, rows: number, columns: number) => ({
  ...ref(buffer),
  batchStrides: [3 * rows * columns, rows * columns],
  rowStride: columns,
  columnStride: 1,
});
const { queries, keys, width, valueWidth } = sizes;
const attended = {
  form,
  sizes,
  query: heads(0, queries, width),
  key: heads(1, keys, width),
  value: heads(2, keys, valueWidth),
  bias: { ...heads(3, queries, keys), batchStrides: [0, queries * keys] },
};
const attentionGrad = {
  ...attended,
  kind: 'attentionGrad',
  biasBatch: [1, 3],
  g: heads(4, queries, valueWidth),
  logSum: view(5, 3 * queries, queries, 1),
  projection: view(6, 3 * queries, queries, 1),
  results: { query: ref(7), key: ref(8), value: ref(9), bias: ref(10) },
} as const;

const pool = poolGeometry({ input: [2, 15, 13, 12], kernel: 3, stride: 2, padding: 1 });
const scatter = { kind: 'poolIndex', role: 'scatter', geometry: pool, x, y, indices: w } as const;
const index = {
  kind: 'index',
  dtype: 'float32',
  outer: 2,
  size: 900,
  count: 3000,
  inner: 20,
  x,
  indices: w,
  out: y,
} as const;

/** Each way of computing a kernel; a kind without an example does not compile. */
const KERNELS: { readonly [K in Kernel['kind']]: readonly Kernel[] } = {
  map: [map(300, 70)],
  reduce: [sum(10, 30), sum(100_000, 30)],
  matmul: [
    matmul(4, 40, 50),
    matmul(900, 40, 500),
    matmul(30, 40, 9000),
    matmul(200, 100, 3000, true),
    matmul(0, 4, 4),
  ],
  conv: [
    ...conv(
      convGeometry({ input: [2, 9, 11, 6], kernel: [3, 2], stride: [2, 3], padding: 1, outChannels: 10, groups: 2 }),
    ),
    ...conv(convGeometry({ input: [2, 30, 31, 20], kernel: 5, padding: 2, outChannels: 30 })),
    ...conv(convGeometry({ input: [4, 28, 28, 16], kernel: 3, padding: 1, outChannels: 24 })),
    ...conv(convGeometry({ input: [0, 9, 9, 6], kernel: 3, outChannels: 6 })),
  ],
  depthwise: [
    ...conv(depthwiseGeometry(poolGeometry({ input: [3, 40, 30, 12], kernel: 3, padding: 1 })), 'depthwise'),
    ...conv(depthwiseGeometry(poolGeometry({ input: [1, 25, 20, 9], kernel: 17, padding: 8 })), 'depthwise'),
  ],
  attention: [
    { ...attended, kind: 'attention', out: ref(4), logSum: ref(5) },
    { ...attended, kind: 'attention', logSum: ref(5) },
  ],
  attentionGrad: [attentionGrad, { ...attentionGrad, results: { value: ref(9) } }],
  maxPool: [{ kind: 'maxPool', geometry: pool, x, y, indices: w }],
  poolIndex: [
    { ...scatter, role: 'gather', inWindow: false },
    { ...scatter, inWindow: false },
    { ...scatter, inWindow: true },
  ],
  averagePool: [true, false].flatMap((countIncludePad) =>
    (['forward', 'inputGrad'] as const).map((role) => ({
      kind: 'averagePool',
      role,
      geometry: pool,
      countIncludePad,
      x,
      y,
    })),
  ),
  index: [
    { ...index, role: 'gather' },
    { ...index, role: 'scatterAdd' },
  ],
};

const emit = (plan: KernelPlan): EmittedKernel =>
  plan.emit({ module: new ModuleBuilder(), relaxedSimd: true, wideVectors: false });

/** Offsets into the workspace that the phases are given. */
const workspaceOffsets = ({ phases }: EmittedKernel): number[] =>
  phases.flatMap(({ pointers }) => pointers.flatMap((pointer) => ('workspace' in pointer ? [pointer.workspace] : [])));

describe.each(Object.entries(KERNELS))('plans of %s kernels', (_, kernels) => {
  it('ask for workspace where their phases use some', () => {
    for (const kernel of kernels) {
      const plan = planKernel(kernel);
      const offsets = workspaceOffsets(emit(plan));
      expect(offsets.length > 0).toBe(plan.workspaceBytes > 0);
      for (const offset of offsets) expect(offset).toBeLessThan(plan.workspaceBytes);
    }
  });

  it('write the rows of their result chunk by chunk, where they say so', () => {
    for (const kernel of kernels) {
      const plan = planKernel(kernel);
      if (!plan.rowOutput) continue;
      const { rows, chunkRows } = plan.rowOutput;
      expect(emit(plan).phases.at(-1)?.chunks).toBe(Math.ceil(rows / chunkRows));
    }
  });
});

describe('plans of kernels with epilogues', () => {
  const hosts = [...KERNELS.matmul, ...KERNELS.conv, ...KERNELS.depthwise].map((kernel) => ({
    kernel,
    rowOutput: planKernel(kernel).rowOutput,
  }));

  it('run epilogues in the chunks of the host, with workspace for partial sums behind its own', () => {
    const fused = hosts.flatMap(({ kernel, rowOutput }) => (rowOutput ? [{ kernel, rowOutput }] : []));
    expect(fused.length).toBeGreaterThan(3);
    for (const { kernel, rowOutput } of fused) {
      const { rows, columns, chunkRows } = rowOutput;
      const host = planKernel(kernel);
      const plan = planItem({ kernel, epilogues: [map(rows, columns), sum(rows, columns)] });
      const partials = Math.ceil(rows / chunkRows) * columns * 4;
      expect(plan.workspaceBytes).toBeGreaterThanOrEqual(host.workspaceBytes + partials);
      const emitted = emit(plan);
      // The sum of partial sums has a phase of its own.
      expect(emitted.phases).toHaveLength(emit(host).phases.length + 1);
      for (const offset of workspaceOffsets(emitted)) expect(offset).toBeLessThan(plan.workspaceBytes);
    }
  });

  it('run epilogues in turn behind hosts that do not write rows, each with workspace of its own', () => {
    const others = hosts.filter(({ kernel, rowOutput }) => !rowOutput && emit(planKernel(kernel)).phases.length > 0);
    expect(others.length).toBeGreaterThan(3);
    for (const { kernel } of others) {
      const epilogue = sum(100_000, 30);
      const plan = planItem({ kernel, epilogues: [epilogue] });
      const parts = [planKernel(kernel), planKernel(epilogue)];
      expect(plan.workspaceBytes).toBeGreaterThanOrEqual(parts[0].workspaceBytes + parts[1].workspaceBytes);
      expect(emit(plan).phases).toHaveLength(parts.reduce((count, part) => count + emit(part).phases.length, 0));
      const own = workspaceOffsets(emit(parts[0])).length;
      for (const offset of workspaceOffsets(emit(plan)).slice(own))
        expect(offset).toBeGreaterThanOrEqual(parts[0].workspaceBytes);
    }
  });
});
