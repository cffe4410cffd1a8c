// What a compiled function becomes: its graph, and the kernels that would run, as text.

import { requireOptions } from '../base/options.ts';
import { refuse, requireList } from '../base/require.ts';
import type { Kernel } from '../compiler/ir.ts';
import { printProgram } from '../compiler/print-program.ts';
import { simplify } from '../compiler/simplify.ts';
import { printGraph } from '../graph/print.ts';
import type { Module } from '../nn/index.ts';
import { watchCalls } from '../nn/module-calls.ts';
import { getBackend } from '../tensor/index.ts';
import { leafOf, nodeOf, requestFor, tensorsOf, traceEffects } from '../tensor/internal.ts';
import { planGraph } from './plan.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';

/** What `inspectProgram` gives. */
export interface ProgramReport extends AnalysisReport<'program'> {
  /** The graph after simplification, one node a line: `%2 = add(%0, %1) : float32 [2, 3]`. Results first among the outputs, then new values of states. */
  readonly graph: string;
  /** A line for each kernel, under the stage that it runs in, with bytes of what it reads and writes, and the layer that it works for. */
  readonly program: string;
  /** Between stages, threads wait for each other. */
  readonly stages: number;
  /** How many are run, one after another or at once. */
  readonly kernels: number;
  /** Memory of values that are neither arguments, states nor results. */
  readonly arenaBytes: number;
}

/** Options of `inspectProgram`. */
export interface ProgramOptions {
  /**
   * Its modules are named beside the kernels that work for them. Default: whatever modules run, below the outermost one, which goes by its class:
   * `ResNet.layer1.0`.
   */
  readonly model?: Module;
}

/**
 * The graph, kernels and memory of what `compile(fn)` would run for arguments of these shapes, on the backend in use. `fn` is called once,
 * as `compile` does; nothing is computed, and no state changes.
 * @throws ValueError as `compile` does
 * @example
 * const { program } = await inspectProgram((x) => x.mul(2).sum(), [zeros([4])]);
 * program.includes('reduce'); // true
 */
export async function inspectProgram<A extends readonly unknown[]>(
  fn: (...args: A) => unknown,
  args: A,
  options: ProgramOptions = {},
): Promise<ProgramReport> {
  requireOptions('inspectProgram', options, ['model']);
  if (typeof fn !== 'function') refuse('inspectProgram', 'fn', 'a function of tensors', fn);
  requireList('inspectProgram', 'args', args, 'the arguments that fn is called with');
  const { model } = options;
  if (model !== undefined) requireModel('inspectProgram', model);
  const backend = await getBackend();
  const { result, effects } = traceEffects((...inner: A) => watchCalls(model, () => fn(...inner)).result, args);
  const request = requestFor(tensorsOf(result).map(nodeOf), effects);
  const { outputs, values } = simplify({ ...request, leaf: leafOf });
  const { plan, items } = planGraph(backend, request.outputs, request.updates);
  const layers = new Map<Kernel, string>();
  for (const { item, scope, epilogues } of items) {
    layers.set(item.kernel, scope?.name ?? '');
    for (const [i, epilogue] of item.epilogues.entries()) layers.set(epilogue, epilogues[i]?.name ?? '');
  }
  return {
    kind: 'program',
    version: 1,
    graph: printGraph(...outputs, ...values),
    program: printProgram(plan, (kernel) => layers.get(kernel) ?? ''),
    stages: plan.stages.length,
    kernels: items.length,
    arenaBytes: plan.arenaBytes,
  };
}
