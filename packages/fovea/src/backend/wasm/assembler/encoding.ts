// The encoding that WebAssembly code and modules share: texts of bytes, numbers as LEB128, types of values. Lowest layer of the wasm backend.

/**
 * Instruction bytes, a character each (0 to 255), or pieces of them in order. Engines join texts without copying them, in a fraction of the time
 * and memory that arrays of numbers take.
 */
export type Code = string | readonly Code[];
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

export const VALUE_TYPE: Record<ValueType, string> = {
  i32: '\x7f',
  i64: '\x7e',
  f32: '\x7d',
  f64: '\x7c',
  v128: '\x7b',
};

/** A character a byte. */
export const byteText = String.fromCharCode;

/** The pieces in one text. */
export function textOf(code: Code): string {
  if (typeof code === 'string') return code;
  let text = '';
  for (const part of code) text += typeof part === 'string' ? part : textOf(part);
  return text;
}

/** Unsigned LEB128 of a 32-bit integer. */
export function unsignedLeb(value: number): string {
  let rest = value >>> 0;
  if (rest < 0x80) return byteText(rest);
  let text = '';
  for (; rest >= 0x80; rest >>>= 7) text += byteText((rest & 0x7f) | 0x80);
  return text + byteText(rest);
}

/** Signed LEB128 of a 64-bit integer. */
export function signedLeb(value: bigint): string {
  let text = '';
  let rest = value;
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    if ((rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0)) return text + byteText(low);
    text += byteText(low | 0x80);
  }
}

/** Signed LEB128 of a 32-bit integer without BigInt: the hot path of emission. */
export function signedLeb32(value: number): string {
  let text = '';
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return text + byteText(low);
    text += byteText(low | 0x80);
  }
}
