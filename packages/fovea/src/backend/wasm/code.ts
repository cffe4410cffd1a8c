// Assembled Programs with their compiled modules, and the bytes that such code is kept as between processes.

import { InternalError } from '../../base/errors.ts';
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

/** Bytes of the length that stands before the description. */
const LENGTH_BYTES = 4;

/** The description as JSON, its length before it, then the module. */
export function packCode({ bytes, ...rest }: AssembledProgram, memory: ProgramMemory): UnsharedUint8Array {
  const { arenaBytes, bindingCount, largestValue } = memory;
  const { chunks, stageSteps, calls, scratchBytes } = rest;
  const description = new TextEncoder().encode(
    JSON.stringify({
      stageSteps,
      scratchBytes,
      arenaBytes,
      bindingCount,
      largestValue,
      chunks: [...chunks],
      calls: [...calls],
    }),
  );
  const packed = new Uint8Array(LENGTH_BYTES + description.length + bytes.length);
  new DataView(packed.buffer).setUint32(0, description.length, true);
  packed.set(description, LENGTH_BYTES);
  packed.set(bytes, LENGTH_BYTES + description.length);
  return packed;
}

/** @throws InternalError, SyntaxError or WebAssembly.CompileError for bytes that `packCode` did not give */
export function unpackCode(packed: UnsharedUint8Array): WasmCode {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
  if (LENGTH_BYTES + length > packed.length) throw new InternalError('wasm backend: code that was kept is cut off');
  const text = new TextDecoder().decode(packed.subarray(LENGTH_BYTES, LENGTH_BYTES + length));
  const { chunks, calls, ...rest } = JSON.parse(text) as ReturnType<typeof JSON.parse>;
  const module = new WebAssembly.Module(packed.subarray(LENGTH_BYTES + length));
  return { ...rest, chunks: Int32Array.from(chunks), calls: Int32Array.from(calls), module };
}
