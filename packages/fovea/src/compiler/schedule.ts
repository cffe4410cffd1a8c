// Puts kernels into stages: a stage's kernels are independent, and a barrier stands between stages.

import { accessOf } from './access.ts';
import { type Dependencies, topological } from './dependencies.ts';
import { canFuseEpilogue } from './epilogue.ts';
import type { Kernel } from './ir.ts';

/** Small kernels run as early as they can, beside others; large ones keep program order so that their buffers live briefly. */
const SMALL_ELEMENTS = 16_384;

/** A kernel's place in a stage, with its epilogues; all by index. */
export interface ScheduledKernel {
  readonly kernel: number;
  readonly epilogues: readonly number[];
}

/** Items per stage. `elementsOf` gives a buffer's size. */
export function scheduleStages(
  kernels: readonly Kernel[],
  dependencies: Dependencies,
  elementsOf: (buffer: number) => number,
): ScheduledKernel[][] {
  const count = kernels.length + dependencies.joints;
  const stageOf = new Array<number>(count).fill(0);
  /** The kernel that one is an epilogue of: itself for most. Of joints: the host of the last of those before it, −1 where they differ. */
  const hostOf = Array.from({ length: count }, (_, index) => index);
  const epilogues: number[][] = kernels.map(() => []);
  const stages: number[][] = [];
  const before: number[][] = hostOf.map(() => []);
  for (const edge of dependencies.edges) before[edge.after].push(edge.before);
  // Large kernels begin at stage 1, so that what is computed by channel beforehand does not keep maps from being their epilogues.
  let frontier = 1;
  for (const index of topological(kernels.length, dependencies)) {
    const latest = before[index].reduce((stage, dependency) => Math.max(stage, stageOf[dependency]), -1);
    const needed = [...new Set(before[index].filter((d) => stageOf[d] === latest).map((d) => hostOf[d]))];
    const host = needed.length === 1 ? needed[0] : -1;
    if (index >= kernels.length) {
      stageOf[index] = latest;
      hostOf[index] = host;
      continue;
    }
    if (
      host >= 0 &&
      canFuseEpilogue(
        kernels[index],
        kernels[host],
        epilogues[host].map((f) => kernels[f]),
      )
    ) {
      hostOf[index] = host;
      epilogues[host].push(index);
      stageOf[index] = latest;
      continue;
    }
    let stage = latest + 1;
    const { reads, writes } = accessOf(kernels[index]);
    if ([...reads, ...writes].some((buffer) => elementsOf(buffer) > SMALL_ELEMENTS)) {
      stage = Math.max(stage, frontier);
      frontier = stage;
    }
    stageOf[index] = stage;
    stages[stage] ??= [];
    stages[stage].push(index);
  }
  return stages
    .filter((stage) => stage !== undefined && stage.length > 0)
    .map((stage) => stage.map((kernel) => ({ kernel, epilogues: epilogues[kernel] })));
}
