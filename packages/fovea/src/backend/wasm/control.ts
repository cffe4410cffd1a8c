// Control words at the start of linear memory, through which threads meet; and the wasm code that waits at a barrier.

import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder } from './assembler/function-builder.ts';
import { control, i32, i64 } from './assembler/instructions.ts';

/** Byte addresses; a cache line each, so that threads do not disturb one another. */
export const CONTROL = {
  /** Goes up by one whenever a worker has something to look at: what workers sleep on. */
  wake: 0,
  /** Goes up by one for every message posted, and for every run. */
  messages: 4,
  runs: 8,
  /** The Program of the latest run. */
  program: 64,
  /** How many workers have started. */
  ready: 68,
  barrierCount: 128,
  barrierGeneration: 192,
  /** Not 0 when a thread has failed: the others leave their barriers. */
  failed: 256,
  /** Arguments of the run: binding table, arena, the first step and the one to stop at. */
  table: 320,
  arena: 324,
  from: 328,
  to: 332,
  /** Address of each thread's scratch: an i32 per thread. */
  scratch: 1024,
} as const;

export const MAX_THREADS = 256;
export const CONTROL_BYTES = CONTROL.scratch + MAX_THREADS * 4;

/** How often a thread looks before it sleeps: some 50 µs. */
const SPINS = 20_000;

/** `barrier(threads, maySleep)`: returns when all threads have called it; traps when one has failed. */
export function barrierFunction(): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32']);
  const [threads, maySleep] = fn.params;
  const generation = fn.local('i32');
  const spins = fn.local('i32');
  const zero = i32.const(0);
  const now = i32.atomicLoad(zero, CONTROL.barrierGeneration);
  const arriveLast: Code = [
    i32.atomicStore(zero, zero, CONTROL.barrierCount),
    i32.atomicStore(zero, i32.add(generation.get, i32.const(1)), CONTROL.barrierGeneration),
    control.drop(i32.atomicNotify(zero, i32.const(0x7fffffff), CONTROL.barrierGeneration)),
  ];
  const sleep = control.drop(i32.atomicWait(zero, generation.get, i64.const(-1n), CONTROL.barrierGeneration));
  fn.emit(
    control.if(i32.leS(threads.get, i32.const(1)), control.return),
    generation.set(now),
    control.if(i32.eq(i32.atomicAdd(zero, i32.const(1), CONTROL.barrierCount), i32.sub(threads.get, i32.const(1))), [
      ...arriveLast,
      ...control.return,
    ]),
    control.loop(
      control.if(i32.atomicLoad(zero, CONTROL.failed), control.unreachable),
      spins.add(1),
      control.if(i32.and(maySleep.get, i32.gtS(spins.get, i32.const(SPINS))), sleep),
      control.brIf(0, i32.eq(now, generation.get)),
    ),
  );
  return fn;
}
