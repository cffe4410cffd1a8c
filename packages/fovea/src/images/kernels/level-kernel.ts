// Values of bytes by a table for each channel.

import type { Code } from '../../backend/wasm/assembler/encoding.ts';
import { FunctionBuilder, forRange } from '../../backend/wasm/assembler/function-builder.ts';
import { f32, i32 } from '../../backend/wasm/assembler/instructions.ts';

/** Bytes that one turn of the kernel takes: whole pixels of one channel as well as of three. */
export const BYTES_TOGETHER = 12;

/** Bytes of a table. */
export const TABLE = 4 * 256;

/** `levels(at, end, to, tables)`: a float for each byte, from three tables in turns; grey pictures give the same one three times. */
export function levelsKernel(): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [at, end, to, tables] = f.params;
  const value = (byte: number): Code =>
    f32.load(i32.add(tables.get, i32.shl(i32.load8u(at.get, byte), i32.const(2))), TABLE * (byte % 3));
  f.emit(
    forRange(
      at,
      at.get,
      end.get,
      BYTES_TOGETHER,
      Array.from({ length: BYTES_TOGETHER }, (_, byte) => f32.store(to.get, value(byte), 4 * byte)),
      to.add(4 * BYTES_TOGETHER),
    ),
  );
  return f;
}
