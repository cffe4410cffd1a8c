// What every list of kernels, and every plan, has to keep. Passes are checked with it in the tests, and wherever `checkPrograms(true)` was called.

import { ELEMENT_BYTES } from '../base/dtype.ts';
import { InternalError } from '../base/errors.ts';
import { accessOf } from './access.ts';
import { append } from './dependencies.ts';
import type { Kernel, ProgramPlan, StageItem, View } from './ir.ts';
import { spansOf } from './spans.ts';

/** The buffers that kernels work on. */
export interface Buffers {
  elementsOf(buffer: number): number;
  /** Whether the buffer has values before the first kernel. */
  isGiven(buffer: number): boolean;
}

/**
 * Kernels as a pass leaves them, in an order in which they can run.
 * @throws InternalError naming the pass and the kernel: an operand reaches beyond its buffer, a step reads one that comes later, or a buffer
 * is read before anything is written to it
 */
export function verifyKernels(pass: string, kernels: readonly Kernel[], buffers: Buffers): void {
  const written = new Set<number>();
  kernels.forEach((kernel, index) => {
    const fail = failure(() => `${pass}: kernel ${index} (${kernel.kind})`);
    verifyKernel(kernel, buffers, fail);
    const { reads, writes } = accessOf(kernel);
    for (const buffer of reads) {
      // Nothing writes or reads what has no elements.
      if (buffers.elementsOf(buffer) === 0) continue;
      if (!written.has(buffer) && !buffers.isGiven(buffer)) fail(`reads buffer ${buffer} before it is written`);
    }
    for (const buffer of writes) written.add(buffer);
  });
}

/**
 * A finished plan: what `verifyKernels` asks for, that items of one stage do not depend on each other, and that no two buffers or workspaces
 * that are in use at the same time share bytes of the arena.
 * @throws InternalError
 */
export function verifyPlan(plan: ProgramPlan, workspaceBytes: (item: StageItem) => number): void {
  const buffers: Buffers = {
    elementsOf: (buffer) => plan.buffers[buffer].elements,
    isGiven: (buffer) => plan.buffers[buffer].placement.space === 'binding',
  };
  const inOrder = plan.stages.flatMap(({ kernels }) => kernels.flatMap((item) => [item.kernel, ...item.epilogues]));
  verifyKernels('plan', inOrder, buffers);
  plan.stages.forEach(({ kernels }, stage) => {
    verifyStage(
      kernels,
      buffers,
      failure(() => `plan: stage ${stage}`),
    );
  });
  verifyArena(plan, workspaceBytes);
}

type Fail = (what: string) => never;

const failure =
  (where: () => string): Fail =>
  (what) => {
    throw new InternalError(`${where()} ${what}`);
  };

function verifyKernel(kernel: Kernel, buffers: Buffers, fail: Fail): void {
  for (const { buffer, first, last } of spansOf(kernel)) {
    const elements = buffers.elementsOf(buffer);
    if (first < 0 || last >= elements)
      fail(`reaches elements ${first} to ${last} of buffer ${buffer}, which has ${elements}`);
  }
  if (kernel.kind !== 'map' && kernel.kind !== 'reduce') return;
  kernel.body.forEach((expr, step) => {
    const { a, b, c } = expr as { readonly a?: number; readonly b?: number; readonly c?: number };
    const later = [a, b, c].find((operand) => operand !== undefined && !(operand < step));
    if (later !== undefined) fail(`has step ${step} read step ${later}`);
    if (expr.op === 'load' && !kernel.loads[expr.load])
      fail(`has step ${step} read load ${expr.load}, which does not exist`);
  });
  const results = kernel.kind === 'map' ? kernel.stores : kernel.results;
  for (const { value } of results) if (!kernel.body[value]) fail(`writes step ${value}, which does not exist`);
}

function verifyStage(items: readonly StageItem[], buffers: Buffers, fail: Fail): void {
  const writers = new Map<number, number[]>();
  const accesses = items.map(({ kernel, epilogues }) => [kernel, ...epilogues].map(accessOf));
  accesses.forEach((own, item) => {
    for (const buffer of new Set(own.flatMap((access) => access.writes))) append(writers, buffer, item);
  });
  accesses.forEach((own, item) => {
    for (const buffer of new Set(own.flatMap((access) => access.reads))) {
      const other = writers.get(buffer)?.find((writer) => writer !== item);
      if (other !== undefined) fail(`has item ${item} read buffer ${buffer}, which item ${other} writes`);
    }
  });
  for (const [buffer, list] of writers)
    if (list.length > 1 && writtenTwice(items, buffer, buffers.elementsOf(buffer)))
      fail(`has an element of buffer ${buffer} written twice`);
}

/** Parts of a concatenation write the same buffer, but never the same element. Buffers beyond this size are taken on trust. */
const MOST_ELEMENTS = 1 << 26;

function writtenTwice(items: readonly StageItem[], buffer: number, elements: number): boolean {
  if (elements > MOST_ELEMENTS) return false;
  const seen = new Uint8Array(elements);
  for (const { kernel, epilogues } of items) {
    for (const part of [kernel, ...epilogues]) {
      if (part.kind !== 'map') continue;
      for (const { view } of part.stores)
        if (view.buffer === buffer && marksTwice(seen, view, part.dims, 0, view.offset)) return true;
    }
  }
  return false;
}

/** Marks the elements of a view from axis `d` on; whether one was marked before. */
function marksTwice(seen: Uint8Array, view: View, dims: readonly number[], d: number, from: number): boolean {
  if (d === dims.length) return seen[from]++ > 0;
  const [size, stride] = [dims[d], view.strides[d]];
  if (d < dims.length - 1) {
    for (let i = 0; i < size; i++) if (marksTwice(seen, view, dims, d + 1, from + i * stride)) return true;
    return false;
  }
  for (let i = 0, at = from; i < size; i++, at += stride) if (seen[at]++ > 0) return true;
  return false;
}

/** Bytes of the arena, and the stages that need them. */
interface Block {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  first: number;
  last: number;
}

function verifyArena(plan: ProgramPlan, workspaceBytes: (item: StageItem) => number): void {
  const fail = failure(() => 'plan: the arena');
  const blocks: Block[] = [];
  const blockOf = new Map<number, Block>();
  plan.stages.forEach(({ kernels }, stage) => {
    for (const item of kernels) {
      const bytes = workspaceBytes(item);
      const from = item.workspaceOffset;
      if (bytes > 0)
        blocks.push({ name: `a workspace of stage ${stage}`, from, to: from + bytes, first: stage, last: stage });
      for (const kernel of [item.kernel, ...item.epilogues]) {
        const { reads, writes } = accessOf(kernel);
        for (const buffer of [...reads, ...writes]) extend(buffer, stage);
      }
    }
  });
  function extend(buffer: number, stage: number): void {
    const { placement, elements } = plan.buffers[buffer];
    if (placement.space !== 'arena' || elements === 0) return;
    const known = blockOf.get(buffer);
    if (known) {
      known.last = stage;
      return;
    }
    const from = placement.byteOffset;
    const block = { name: `buffer ${buffer}`, from, to: from + elements * ELEMENT_BYTES, first: stage, last: stage };
    blockOf.set(buffer, block);
    blocks.push(block);
  }
  blocks.sort((a, b) => a.from - b.from);
  blocks.forEach((block, i) => {
    if (block.to > plan.arenaBytes) fail(`ends before ${block.name} does`);
    for (let next = i + 1; next < blocks.length; next++) {
      const other = blocks[next];
      if (other.from >= block.to) break;
      if (other.first <= block.last && block.first <= other.last)
        fail(`has bytes that ${block.name} and ${other.name} use at the same time`);
    }
  });
}
