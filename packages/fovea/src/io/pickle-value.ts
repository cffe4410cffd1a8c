// What a pickle of PyTorch can hold once it is read: plain data, tensors as places in storages, and objects that are only named.

import type { SafetensorsDType } from './safetensors-dtype.ts';

/** A class or function by its Python name. Nothing is ever called: a few have a meaning here, see `rebuild`. */
export class PickleGlobal {
  constructor(readonly name: string) {}
}

/** An object of a class whose content is of no use here, such as the arguments of a training script. */
export class PickleObject {
  constructor(readonly className: string) {}
}

export class PickleTuple {
  constructor(readonly items: readonly PickleValue[]) {}
}

/** Bytes of an entry of the archive that tensors share. */
export interface StorageReference {
  /** Name of the entry below `data/`. */
  readonly key: string;
  /** Undefined when the tensors say how to read the bytes. */
  readonly dtype: SafetensorsDType | undefined;
  /** In elements; in bytes where dtype is undefined. */
  readonly length: number;
}

/** A view of a storage: element [i, j] lies at offset + i · strides[0] + j · strides[1]. */
export class TensorReference {
  constructor(
    readonly storage: StorageReference,
    readonly dtype: SafetensorsDType,
    readonly shape: readonly number[],
    readonly strides: readonly number[],
    /** In elements, as strides are. */
    readonly offset: number,
  ) {}
}

export class StoragePickle {
  constructor(readonly storage: StorageReference) {}
}

/** A dict; keys that are not strings are possible. */
export type PickleDict = Map<PickleValue, PickleValue>;

export type PickleValue =
  | (null | boolean | number | bigint | string | Uint8Array)
  | (PickleValue[] | PickleTuple | Set<PickleValue> | PickleDict)
  | (PickleGlobal | PickleObject | TensorReference | StoragePickle);

/** In the words of a message. */
export function describePickle(value: PickleValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'None';
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
  if (typeof value === 'boolean') return 'a bool';
  if (typeof value === 'string') return 'a string';
  if (value instanceof Uint8Array) return 'bytes';
  if (value instanceof PickleTuple) return 'a tuple';
  if (value instanceof Set) return 'a set';
  if (value instanceof Map) return `a dict of ${value.size}`;
  if (value instanceof TensorReference) return 'a tensor';
  if (value instanceof StoragePickle) return 'a storage';
  if (value instanceof PickleObject) return `an object of ${value.className}`;
  if (value instanceof PickleGlobal) return value.name;
  return 'a list';
}
