// Which buffers a kernel reads and writes: what scheduling and memory planning need to know of a kernel.

import { attentionInputs, attentionResults, mapAttention } from './attention-access.ts';
import type { Kernel, Ref } from './ir.ts';

export interface Access {
  /** Those that the kernel only waits for are among them. */
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

const views = (list: readonly { readonly buffer: number }[]): number[] => list.map((view) => view.buffer);

export function accessOf(kernel: Kernel): Access {
  const own = operandAccess(kernel);
  return kernel.waitsFor ? { ...own, reads: [...own.reads, ...views(kernel.waitsFor)] } : own;
}

function operandAccess(kernel: Kernel): Access {
  switch (kernel.kind) {
    case 'map':
      return { reads: views(kernel.loads), writes: kernel.stores.map((store) => store.view.buffer) };
    case 'reduce':
      return { reads: views(kernel.loads), writes: kernel.results.map((result) => result.view.buffer) };
    case 'matmul':
      return { reads: views([kernel.a, kernel.b]), writes: views([kernel.out]) };
    case 'attention':
    case 'attentionGrad':
      return { reads: views(attentionInputs(kernel)), writes: views(attentionResults(kernel)) };
    case 'conv':
    case 'depthwise': {
      const { x, w, y } = kernel;
      const written = { forward: y, inputGrad: x, weightGrad: w }[kernel.role];
      return { reads: views([x, w, y].filter((ref) => ref !== written)), writes: views([written]) };
    }
    case 'maxPool':
      return { reads: views([kernel.x]), writes: views([kernel.y, kernel.indices].filter((ref) => ref !== undefined)) };
    case 'poolIndex': {
      const [from, to] = kernel.role === 'gather' ? [kernel.x, kernel.y] : [kernel.y, kernel.x];
      return { reads: views([from, kernel.indices]), writes: views([to]) };
    }
    case 'averagePool': {
      const [from, to] = kernel.role === 'forward' ? [kernel.x, kernel.y] : [kernel.y, kernel.x];
      return { reads: views([from]), writes: views([to]) };
    }
    case 'index':
      return { reads: views([kernel.x, kernel.indices]), writes: views([kernel.out]) };
  }
}

/** The kernel with every reference replaced by `change(ref)`. */
export function mapRefs(kernel: Kernel, change: <R extends Ref>(ref: R) => R): Kernel {
  const own = mapOperands(kernel, change);
  return kernel.waitsFor ? { ...own, waitsFor: kernel.waitsFor.map(change) } : own;
}

function mapOperands(kernel: Kernel, change: <R extends Ref>(ref: R) => R): Kernel {
  switch (kernel.kind) {
    case 'map':
      return {
        ...kernel,
        loads: kernel.loads.map(change),
        stores: kernel.stores.map((store) => ({ ...store, view: change(store.view) })),
      };
    case 'reduce':
      return {
        ...kernel,
        loads: kernel.loads.map(change),
        results: kernel.results.map((result) => ({ ...result, view: change(result.view) })),
      };
    case 'matmul':
      return { ...kernel, a: change(kernel.a), b: change(kernel.b), out: change(kernel.out) };
    case 'attention':
    case 'attentionGrad':
      return mapAttention(kernel, change);
    case 'conv':
    case 'depthwise':
      return { ...kernel, x: change(kernel.x), w: change(kernel.w), y: change(kernel.y) };
    case 'maxPool':
      return {
        ...kernel,
        x: change(kernel.x),
        ...(kernel.y ? { y: change(kernel.y) } : {}),
        ...(kernel.indices ? { indices: change(kernel.indices) } : {}),
      };
    case 'poolIndex':
      return { ...kernel, x: change(kernel.x), y: change(kernel.y), indices: change(kernel.indices) };
    case 'averagePool':
      return { ...kernel, x: change(kernel.x), y: change(kernel.y) };
    case 'index':
      return { ...kernel, x: change(kernel.x), indices: change(kernel.indices), out: change(kernel.out) };
  }
}
