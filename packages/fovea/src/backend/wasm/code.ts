// Assembled Programs with their compiled modules, and the bytes that such code is kept as between processes.

import { pack, unpack } from '../../base/packed.ts';
import type { UnsharedUint8Array } from '../../base/unshared.ts';
import type { ProgramCode } from '../interface.ts';
import type { AssembledProgram } from './program.ts';

/** What a Program needs of memory. */
interface ProgramMemory {
  readonly arenaBytes: number;
  readonly bindingCount: number;
  /** Elements of the largest intermediate value. */
  readonly largestValue: number;
}

export interface WasmCode extends Omit<AssembledProgram, 'bytes'>, ProgramMemory, ProgramCode {
  readonly module: WebAssembly.Module;
}

export function codeOf({ bytes, ...rest }: AssembledProgram, memory: ProgramMemory): WasmCode {
  const { arenaBytes, bindingCount, largestValue } = memory;
  return { ...rest, arenaBytes, bindingCount, largestValue, module: new WebAssembly.Module(bytes) };
}

/** The module, and what else there is as JSON. */
export function packCode({ bytes, ...rest }: AssembledProgram, memory: ProgramMemory): UnsharedUint8Array {
  const { arenaBytes, bindingCount, largestValue } = memory;
  const { chunks, stageSteps, calls, scratchBytes } = rest;
  const sizes = { stageSteps, scratchBytes, arenaBytes, bindingCount, largestValue };
  return pack({ ...sizes, chunks: [...chunks], calls: [...calls] }, bytes);
}

/** @throws InternalError, RangeError, SyntaxError or WebAssembly.CompileError for bytes that `packCode` did not give */
export function unpackCode(packed: UnsharedUint8Array): WasmCode {
  const { description, bytes } = unpack(packed);
  const { chunks, calls, ...rest } = description as ReturnType<typeof JSON.parse>;
  const module = new WebAssembly.Module(bytes);
  return { ...rest, chunks: Int32Array.from(chunks), calls: Int32Array.from(calls), module };
}
