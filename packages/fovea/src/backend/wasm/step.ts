// One step of a Program: the function that finds the phase which a chunk belongs to, and calls it with its addresses.

import { InternalError } from '../../base/errors.ts';
import type { ProgramPlan, Ref } from '../../compiler/ir.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder, type Local } from './assembler/function-builder.ts';
import { control, i32 } from './assembler/instructions.ts';
import type { Phase, Pointer } from './kernel-plan.ts';

export interface PlacedPhase {
  readonly phase: Phase;
  readonly workspaceOffset: number;
}

/** In steps of more phases, such as a long concatenation's, those that are alike are called by a table: code for each is long to compile and to pass. */
const MOST_CALLS = 32;
const ENTRY_BYTES = 8;

/** Addresses of like phases: pairs of words, of where an address is found in the binding table and what to add to it. They follow the bindings. */
export class CallTable {
  private readonly entries: number[] = [];

  constructor(private readonly plan: ProgramPlan) {}

  words(): Int32Array {
    return Int32Array.from(this.entries);
  }

  /** Where the next entry will be, in bytes from the table's start. */
  get end(): number {
    return (this.plan.bindingCount + 1 + this.entries.length) * 4;
  }

  add(pointer: Pointer, workspaceOffset: number): void {
    const { slot, bytes } = this.place(pointer, workspaceOffset);
    this.entries.push((slot ?? this.plan.bindingCount) * 4, bytes);
  }

  /** `slot`: of the binding, none for the arena. */
  place(pointer: Pointer, workspaceOffset: number): { slot?: number; bytes: number } {
    if ('workspace' in pointer) return { bytes: workspaceOffset + pointer.workspace };
    const { placement } = bufferOf(this.plan, pointer);
    const bytes = pointer.offset * 4;
    return placement.space === 'arena' ? { bytes: placement.byteOffset + bytes } : { slot: placement.slot, bytes };
  }
}

function bufferOf(plan: ProgramPlan, ref: Ref): ProgramPlan['buffers'][number] {
  const buffer = plan.buffers[ref.buffer];
  if (!buffer) throw new InternalError(`wasm backend: buffer ${ref.buffer} does not exist`);
  return buffer;
}

/** `step(chunk, scratch, table, arena)`: calls the phase that the chunk belongs to. */
export function stepFunction(step: readonly PlacedPhase[], calls: CallTable): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const groups = step.length > MOST_CALLS ? likePhases(step) : step.map((phase) => [phase]);
  groups.forEach((group, i) => {
    const call = group.length > 1 ? callByTable(group, calls, fn) : callOne(group[0], calls, fn);
    if (i === groups.length - 1) fn.emit(call);
    else {
      const [chunk] = fn.params;
      const chunks = group[0].phase.chunks * group.length;
      fn.emit(control.if(i32.ltS(chunk.get, i32.const(chunks)), [call, control.return]), chunk.add(-chunks));
    }
  });
  return fn;
}

/** Phases of the same function and number of chunks. */
function likePhases(step: readonly PlacedPhase[]): PlacedPhase[][] {
  const groups = new Map<string, PlacedPhase[]>();
  for (const placed of step) {
    const key = `${placed.phase.fn} ${placed.phase.chunks}`;
    const group = groups.get(key);
    if (group) group.push(placed);
    else groups.set(key, [placed]);
  }
  return [...groups.values()];
}

function callOne({ phase, workspaceOffset }: PlacedPhase, calls: CallTable, { params }: FunctionBuilder): Code {
  const [chunk, scratch, table, arena] = params;
  const addresses = phase.pointers.map((pointer) => {
    const { slot, bytes } = calls.place(pointer, workspaceOffset);
    if (slot === undefined) return i32.add(arena.get, i32.const(bytes));
    const base = i32.load(table.get, slot * 4);
    return bytes === 0 ? base : i32.add(base, i32.const(bytes));
  });
  return control.call(phase.fn, chunk.get, scratch.get, ...addresses);
}

function callByTable(group: readonly PlacedPhase[], calls: CallTable, fn: FunctionBuilder): Code {
  const [chunk, scratch, table] = fn.params;
  const { phase } = group[0];
  const start = calls.end;
  for (const { phase, workspaceOffset } of group)
    for (const pointer of phase.pointers) calls.add(pointer, workspaceOffset);
  const row: Local = fn.local('i32');
  const chunks = i32.const(phase.chunks);
  const rowBytes = i32.const(phase.pointers.length * ENTRY_BYTES);
  const addresses = phase.pointers.map((_, i) => {
    const base = i32.load(i32.add(table.get, i32.load(row.get, i * ENTRY_BYTES)));
    return i32.add(base, i32.load(row.get, i * ENTRY_BYTES + 4));
  });
  return [
    row.set(i32.add(i32.add(table.get, i32.const(start)), i32.mul(i32.divU(chunk.get, chunks), rowBytes))),
    control.call(phase.fn, i32.remU(chunk.get, chunks), scratch.get, ...addresses),
  ].flat();
}
