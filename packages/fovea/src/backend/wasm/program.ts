// Assembles a Program: its kernels' phases become table entries, and one exported function runs them all on every thread.

import type { UnsharedUint8Array } from '../../base/unshared.ts';
import type { ProgramPlan } from '../../compiler/ir.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder } from './assembler/function-builder.ts';
import { control, i32 } from './assembler/instructions.ts';
import { ModuleBuilder } from './assembler/module-builder.ts';
import { GEMM_IMPORT } from './blas/gemm.ts';
import { barrierFunction } from './control.ts';
import { planItem } from './epilogues.ts';
import { CallTable, type PlacedPhase, stepFunction } from './step.ts';

export interface AssembledProgram {
  readonly bytes: UnsharedUint8Array;
  /** Number of chunks of each step; steps run one after another with barriers between. */
  readonly chunks: Int32Array;
  /** The first step of each stage of the plan, and the number of steps. */
  readonly stageSteps: readonly number[];
  /** What follows the bindings and the arena in the table. */
  readonly calls: Int32Array;
  readonly scratchBytes: number;
}

/** What modules depend on, beside the plan. */
export interface AssemblyOptions {
  readonly relaxedSimd: boolean;
  /** Code is shaped for an engine that joins pairs of vectors to such of 256 bits. Results are the same to the bit. */
  readonly wideVectors: boolean;
  /** Products that suit it are a system BLAS's, imported as `gemm`. */
  readonly blas: boolean;
  readonly shared: boolean;
  readonly initialPages: number;
  readonly maximumPages: number;
}

/** Bytes per thread and step for the counter from which chunks are taken. */
export const COUNTER_BYTES = 64;

/**
 * Exports `run(thread, threads, maySleep, table, arena, scratch, steps, from, to)`, which runs steps `from` up to `to`. `table` is the address of the
 * bindings' addresses, followed by that of the arena and by `calls`; `steps` that of chunk numbers followed by counters.
 */
export function assembleProgram(plan: ProgramPlan, options: AssemblyOptions): AssembledProgram {
  const module = new ModuleBuilder(options.blas ? [GEMM_IMPORT] : []);
  const barrier = module.add(barrierFunction());
  let scratchBytes = 0;
  const steps: PlacedPhase[][] = [];
  const stageSteps = [0];
  for (const stage of plan.stages) {
    const phasesOf = stage.kernels.map((item) => {
      const { workspaceOffset } = item;
      const emitted = planItem(item, options.blas).emit({ ...options, module });
      scratchBytes = Math.max(scratchBytes, emitted.scratchBytes);
      return emitted.phases.filter((phase) => phase.chunks > 0).map((phase) => ({ phase, workspaceOffset }));
    });
    const depth = phasesOf.reduce((most, phases) => Math.max(most, phases.length), 0);
    for (let p = 0; p < depth; p++) steps.push(phasesOf.flatMap((phases) => phases.slice(p, p + 1)));
    stageSteps.push(steps.length);
  }
  const calls = new CallTable(plan);
  module.setTable(steps.map((step) => module.add(stepFunction(step, calls))));
  module.add(runFunction(module, barrier, steps.length), 'run');
  const chunks = Int32Array.from(steps, (step) => step.reduce((sum, { phase }) => sum + phase.chunks, 0));
  return { bytes: module.assemble(options), chunks, stageSteps, calls: calls.words(), scratchBytes };
}

/** The loop over steps: each thread takes chunks from its own share, then from the others'. */
function runFunction(module: ModuleBuilder, barrier: number, stepCount: number): FunctionBuilder {
  const fn = new FunctionBuilder(Array.from({ length: 9 }, () => 'i32' as const));
  const [thread, threads, maySleep, table, arena, scratch, steps, from, to] = fn.params;
  const [step, total, turn, owner, end, counter, chunk] = Array.from({ length: 7 }, () => fn.local('i32'));
  const one = i32.const(1);
  const shareStart = (who: Code): Code => i32.divU(i32.mul(who, total.get), threads.get);
  const chunksAt = i32.load(i32.add(steps.get, i32.shl(step.get, i32.const(2))));
  const counterAddress = i32.add(
    i32.add(steps.get, i32.const(countersOffset(stepCount))),
    i32.mul(i32.add(i32.mul(step.get, threads.get), owner.get), i32.const(COUNTER_BYTES)),
  );
  const takeChunks = control.loop(
    chunk.set(i32.add(shareStart(owner.get), i32.atomicAdd(counter.get, one))),
    control.if(i32.ltS(chunk.get, end.get), [
      module.callIndirect(step.get, chunk.get, scratch.get, table.get, arena.get),
      control.br(1),
    ]),
  );
  fn.emit(
    step.set(from.get),
    control.block(
      control.loop(
        control.brIf(1, i32.geS(step.get, to.get)),
        total.set(chunksAt),
        // A single chunk always goes to thread 0: a run of such steps needs no barriers.
        control.if(
          i32.eq(total.get, one),
          control.if(
            i32.eqz(thread.get),
            module.callIndirect(step.get, i32.const(0), scratch.get, table.get, arena.get),
          ),
          [
            turn.set(i32.const(0)),
            control.loop(
              owner.set(i32.remU(i32.add(thread.get, turn.get), threads.get)),
              end.set(shareStart(i32.add(owner.get, one))),
              counter.set(counterAddress),
              takeChunks,
              turn.add(1),
              control.brIf(0, i32.ltS(turn.get, threads.get)),
            ),
          ],
        ),
        step.add(1),
        control.if(
          i32.eqz(i32.and(i32.and(i32.eq(total.get, one), i32.eq(chunksAt, one)), i32.ltS(step.get, to.get))),
          control.call(barrier, threads.get, maySleep.get),
        ),
        control.br(0),
      ),
    ),
  );
  return fn;
}

/** Counters follow the chunk numbers and a closing 0. */
export const countersOffset = (stepCount: number): number =>
  Math.ceil(((stepCount + 1) * 4) / COUNTER_BYTES) * COUNTER_BYTES;
