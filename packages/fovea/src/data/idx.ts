// The IDX format of MNIST and its kin (LeCun): unsigned bytes with a shape.

import { ValueError } from '../base/errors.ts';
import { elementCount, formatShape } from '../base/shape.ts';

/** Contents of an IDX file. */
export interface IdxArray {
  /** As the file's header says. */
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Uint8Array;
}

const UNSIGNED_BYTES = 0x08;

/**
 * Shape and values of an IDX file of unsigned bytes, already decompressed.
 * @throws ValueError that says what is wrong with the file
 * @example
 * parseIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9)).data; // [7, 9]
 */
export function parseIdx(bytes: Uint8Array, name = 'idx'): IdxArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0) throw new ValueError(`${name}: is not an IDX file`);
  const [type, rank] = [bytes[2], bytes[3]];
  if (type !== UNSIGNED_BYTES)
    throw new ValueError(
      `${name}: holds values of IDX type 0x${type.toString(16)}; only unsigned bytes (0x8) are read`,
    );
  const header = 4 + 4 * rank;
  if (bytes.length < header) throw new ValueError(`${name}: ends inside its header of ${header} bytes`);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = elementCount(shape);
  if (bytes.length - header !== expected) {
    throw new ValueError(
      `${name}: shape ${formatShape(shape)} needs ${expected} bytes after the header: got ${bytes.length - header}; the file is truncated or damaged`,
    );
  }
  return { shape, data: bytes.subarray(header) };
}
