// Writes the pickle (protocol 2) of a state dict, with the calls that torch.load makes tensors of.

import { contiguousStrides } from '../base/shape.ts';
import { DTYPES, elementBytes, STORAGES, UNTYPED_STORAGE } from './pytorch-dtype.ts';
import type { SafetensorsDType } from './safetensors-dtype.ts';

export interface PickledTensor {
  readonly dtype: SafetensorsDType;
  readonly shape: readonly number[];
  readonly byteLength: number;
}

const nameOf = (names: ReadonlyMap<string, SafetensorsDType>, dtype: SafetensorsDType): string | undefined =>
  [...names].find(([, type]) => type === dtype)?.[0];

/** Whether PyTorch has the type. */
export const isPickled = (dtype: SafetensorsDType): boolean => nameOf(DTYPES, dtype) !== undefined;

/** An OrderedDict of tensors by name, in the order given; the n-th lies in storage n, which is all its own. */
export function writeStateDictPickle(tensors: Iterable<readonly [string, PickledTensor]>): Uint8Array {
  const out = new Opcodes();
  out.bytes(0x80, 2);
  emptyDict(out);
  out.bytes(0x28);
  let index = 0;
  for (const [name, tensor] of tensors) {
    out.text(name);
    pickleTensor(out, tensor, String(index++));
  }
  out.bytes(0x75, 0x2e);
  return out.taken();
}

function emptyDict(out: Opcodes): void {
  out.global('collections', 'OrderedDict');
  out.bytes(0x29, 0x52);
}

/** `_rebuild_tensor_v2`, or `_rebuild_tensor_v3` for types that came after storages had types. */
function pickleTensor(out: Opcodes, { dtype, shape, byteLength }: PickledTensor, key: string): void {
  const storage = nameOf(STORAGES, dtype);
  out.global('torch._utils', storage ? '_rebuild_tensor_v2' : '_rebuild_tensor_v3');
  out.bytes(0x28, 0x28);
  out.text('storage');
  out.global(storage ? 'torch' : 'torch.storage', storage ?? UNTYPED_STORAGE);
  out.text(key);
  out.text('cpu');
  out.integer(storage ? byteLength / elementBytes(dtype) : byteLength);
  out.bytes(0x74, 0x51);
  out.integer(0);
  out.tuple(shape);
  out.tuple(contiguousStrides(shape));
  out.bytes(0x89);
  emptyDict(out);
  if (!storage) out.global('torch', nameOf(DTYPES, dtype) as string);
  out.bytes(0x74, 0x52);
}

/** The bytes so far; names and texts that come again are taken from the memo. */
class Opcodes {
  #bytes = new Uint8Array(1024);
  #length = 0;
  readonly #memo = new Map<string, number>();

  bytes(...values: readonly number[]): void {
    this.#append(Uint8Array.from(values));
  }

  text(text: string): void {
    this.#kept(`text ${text}`, () => {
      const encoded = new TextEncoder().encode(text);
      this.#withCount(0x58, encoded.length);
      this.#append(encoded);
    });
  }

  global(module: string, name: string): void {
    this.#kept(`global ${module}\n${name}`, () => this.#append(new TextEncoder().encode(`c${module}\n${name}\n`)));
  }

  tuple(integers: readonly number[]): void {
    this.bytes(0x28);
    for (const value of integers) this.integer(value);
    this.bytes(0x74);
  }

  integer(value: number): void {
    if (value < 2 ** 31) this.#withCount(0x4a, value);
    else {
      const long = new Uint8Array(8);
      new DataView(long.buffer).setBigInt64(0, BigInt(value), true);
      this.bytes(0x8a, 8, ...long);
    }
  }

  taken(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #kept(key: string, write: () => void): void {
    const known = this.#memo.get(key);
    if (known !== undefined) this.#withCount(0x6a, known);
    else {
      write();
      this.#withCount(0x72, this.#memo.size);
      this.#memo.set(key, this.#memo.size);
    }
  }

  #withCount(opcode: number, count: number): void {
    const out = new Uint8Array(5);
    out[0] = opcode;
    new DataView(out.buffer).setUint32(1, count, true);
    this.#append(out);
  }

  #append(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.#length + bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }
}
