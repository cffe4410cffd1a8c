// Readable text of a plan: stages, their kernels with what they read and write, memory. For debugging, and to see what a change of the compiler changes.

import { ELEMENT_BYTES } from '../base/dtype.ts';
import { inputShape, outputShape } from '../base/geometry.ts';
import { accessOf } from './access.ts';
import type { Kernel, ProgramPlan, StageItem } from './ir.ts';

/** What is said of a kernel besides itself, such as the layer that it computes. */
export type Note = (kernel: Kernel) => string;

/**
 * A line for every kernel, with the kernels that run in its chunks indented below it, under a line for every stage; the last line is the
 * summary: `2 stages, 3 kernels, arena 1024 bytes`. Buffers are `%3` in the arena and `@0` where the caller binds them.
 */
export function printProgram(plan: ProgramPlan, note: Note = () => ''): string {
  const lines = plan.stages.flatMap(({ kernels }, stage) => [
    `stage ${stage}`,
    ...kernels.flatMap((item) => itemLines(item, plan, note)),
  ]);
  return [...lines, summary(plan)].join('\n');
}

/** The last line of `printProgram`. */
export function summary({ stages, arenaBytes }: ProgramPlan): string {
  const items = stages.flatMap(({ kernels }) => kernels);
  const epilogues = items.reduce((count, item) => count + item.epilogues.length, 0);
  return `${stages.length} stages, ${items.length} kernels, ${epilogues} in the chunks of others, arena ${arenaBytes} bytes`;
}

function itemLines({ kernel, epilogues }: StageItem, plan: ProgramPlan, note: Note): string[] {
  const line = (part: Kernel, indent: string): string => {
    const { reads, writes } = accessOf(part);
    const operands = `${names(reads, plan)} → ${names(writes, plan)}`;
    return `${indent}${describe(part)} : ${operands} ${note(part)}`.trimEnd();
  };
  return [line(kernel, '  '), ...epilogues.map((epilogue) => line(epilogue, '    then '))];
}

const names = (buffers: readonly number[], plan: ProgramPlan): string =>
  [...new Set(buffers)].map((buffer) => nameOf(buffer, plan)).join(', ') || '–';

function nameOf(buffer: number, { buffers }: ProgramPlan): string {
  const { placement, elements } = buffers[buffer];
  const name = placement.space === 'binding' ? `@${placement.slot}` : `%${buffer}`;
  return `${name}[${elements * ELEMENT_BYTES}]`;
}

const times = (sizes: readonly number[]): string => sizes.join('×') || '1';

function describe(kernel: Kernel): string {
  switch (kernel.kind) {
    case 'map':
      return `map ${times(kernel.dims)}, ${kernel.body.length} steps`;
    case 'reduce': {
      const kept = kernel.dims.filter((_, d) => !kernel.reduced[d]);
      const results = kernel.results.map(({ op }) => op).join(', ');
      return `reduce ${times(kernel.dims)} to ${times(kept)} (${results}), ${kernel.body.length} steps`;
    }
    case 'matmul':
      return `matmul ${times([...kernel.batch, kernel.m])} by ${kernel.n}, sums of ${kernel.k}`;
    case 'attention':
    case 'attentionGrad': {
      const { batch, queries, keys, width, valueWidth } = kernel.sizes;
      const widths = [width, ...(valueWidth > 0 ? [valueWidth] : [])].join(', ');
      return `${kernel.kind} ${times([...batch, queries])} to ${keys}, widths ${widths}`;
    }
    case 'index':
      return `${kernel.role} ${times([kernel.outer, kernel.count, kernel.inner])} of ${kernel.size}`;
    default:
      return windowed(kernel);
  }
}

type Windowed = Extract<Kernel, { readonly geometry: unknown }>;

function windowed(kernel: Windowed): string {
  const { geometry: g } = kernel;
  const role = 'role' in kernel ? ` ${kernel.role}` : '';
  const window = `${g.rows.kernel}×${g.columns.kernel}${'groups' in g && g.groups > 1 ? ` groups=${g.groups}` : ''}`;
  return `${kernel.kind}${role} ${window} ${times(inputShape(g))} to ${times(outputShape(g))}`;
}
