// Which family lowers which kind of kernel.

import type { Kernel } from '../../compiler/ir.ts';
import { convFamily } from './contraction/conv.ts';
import { matmulFamily } from './contraction/matmul.ts';
import { indexFamily } from './indexing.ts';
import type { KernelFamily, LoweredKernel, LoweringContext, RowOutput } from './lowering.ts';
import { mapFamily } from './map.ts';
import { reduceFamily } from './reduce.ts';
import { averagePoolFamily } from './window/average-pool.ts';
import { depthwiseFamily } from './window/depthwise.ts';
import { maxPoolFamily } from './window/max-pool.ts';
import { poolIndexFamily } from './window/pool-index.ts';

type Families = { readonly [K in Kernel['kind']]: KernelFamily<Extract<Kernel, { kind: K }>> };

const FAMILIES: Families = {
  map: mapFamily,
  reduce: reduceFamily,
  matmul: matmulFamily,
  conv: convFamily,
  depthwise: depthwiseFamily,
  maxPool: maxPoolFamily,
  poolIndex: poolIndexFamily,
  averagePool: averagePoolFamily,
  index: indexFamily,
};

export const workspaceBytes = (kernel: Kernel): number =>
  (FAMILIES[kernel.kind] as KernelFamily<Kernel>).workspaceBytes(kernel);

export const lowerKernel = (kernel: Kernel, context: LoweringContext): LoweredKernel =>
  (FAMILIES[kernel.kind] as KernelFamily<Kernel>).lower(kernel, context);

export const rowOutput = (kernel: Kernel): RowOutput | undefined =>
  (FAMILIES[kernel.kind] as KernelFamily<Kernel>).rowOutput?.(kernel);
