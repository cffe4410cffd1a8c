// Plans a kernel of any kind.

import type { Kernel } from '../../compiler/ir.ts';
import { planAttentionGrad } from './attention/backward.ts';
import { planAttention } from './attention/forward.ts';
import { planConv } from './contraction/conv.ts';
import { planMatmul } from './contraction/matmul.ts';
import { planIndex } from './indexing.ts';
import type { KernelPlan } from './kernel-plan.ts';
import { planMap } from './map.ts';
import { planReduce } from './reduce.ts';
import { planAveragePool } from './window/average-pool.ts';
import { planDepthwise } from './window/depthwise.ts';
import { planMaxPool } from './window/max-pool.ts';
import { planPoolIndex } from './window/pool-index.ts';

type Planners = { readonly [K in Kernel['kind']]: (kernel: Extract<Kernel, { kind: K }>, blas: boolean) => KernelPlan };

const PLANNERS: Planners = {
  map: planMap,
  reduce: planReduce,
  matmul: planMatmul,
  attention: planAttention,
  attentionGrad: planAttentionGrad,
  conv: planConv,
  depthwise: planDepthwise,
  maxPool: planMaxPool,
  poolIndex: planPoolIndex,
  averagePool: planAveragePool,
  index: planIndex,
};

/** `blas`: a system BLAS is there for products that suit it. */
export const planKernel = (kernel: Kernel, blas = false): KernelPlan =>
  (PLANNERS[kernel.kind] as (kernel: Kernel, blas: boolean) => KernelPlan)(kernel, blas);
