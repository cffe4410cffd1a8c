// The memory that a function will need as one Program, known before it runs: of its arguments, the compiler plans with shapes only.

import { ELEMENT_BYTES } from '../base/dtype.ts';
import { elementCount } from '../base/shape.ts';
import { compileGraph } from '../compiler/compile-graph.ts';
import type { Cell } from './cell.ts';
import { traceEffects } from './compile.ts';
import { getBackend } from './device.ts';
import { leafOf, Placeholder, requireReadable } from './leaf.ts';
import { describeRequest, requestFor } from './program.ts';
import { runtime } from './runtime.ts';
import { nodeOf, type Tensor } from './tensor.ts';
import { tensorsOf } from './tree.ts';

/** Bytes on the active backend. */
export interface PlannedMemory {
  /** Values that live while the function runs. The arena is shared by all Programs, and as large as that of the largest. */
  readonly arena: number;
  /** States that the function reads or changes, and other tensors that it finds outside. */
  readonly states: number;
  /** Tensors that the function is given. */
  readonly arguments: number;
  /** Tensors that it returns. */
  readonly results: number;
}

/**
 * Bytes that `compile(fn)` would need for arguments of these shapes. Neither arguments nor `fn` are computed, so that `zeros(shape)` will
 * do.
 * @throws ValueError as `compile` does
 * @example
 * const { arena } = await plannedMemory((x) => x.exp().sum(), zeros([1024]));
 */
export function plannedMemory<A extends readonly Tensor[]>(
  fn: (...args: A) => unknown,
  ...args: A
): Promise<PlannedMemory> {
  runtime.effects.refuseNesting();
  return runtime.turns.run(async () => {
    const backend = await getBackend();
    const { result, placeholders, effects } = traceEffects(fn, args);
    const results = tensorsOf(result).map(nodeOf);
    const request = requestFor(results, effects);
    const { leaves } = describeRequest(request);
    requireReadable(leaves, new Set(placeholders));
    const { plan } = compileGraph({
      outputs: request.outputs,
      updates: request.updates,
      leaf: leafOf,
      workspaceBytes: (kernel, epilogues) => backend.workspaceBytes(kernel, epilogues),
    });
    const bytes = (shapes: readonly (readonly number[])[]): number =>
      shapes.reduce((sum, shape) => sum + elementCount(shape) * ELEMENT_BYTES, 0);
    const cells = leaves.filter((leaf): leaf is Cell => !(leaf instanceof Placeholder));
    return {
      arena: plan.arenaBytes,
      states: cells.reduce((sum, cell) => sum + cell.bytes, 0),
      arguments: bytes(args.map(({ shape }) => shape)),
      results: bytes(request.outputs.map(({ shape }) => shape)),
    };
  });
}
