// The few classes and functions that a pickle of weights may name, and what becomes of what it would call. Everything else is refused by its name.

import { formatShape } from '../base/shape.ts';
import { failPickle } from './pickle-bytes.ts';
import {
  describePickle,
  PickleGlobal,
  PickleObject,
  PickleTuple,
  type PickleValue,
  StoragePickle,
  type StorageReference,
  TensorReference,
} from './pickle-value.ts';
import { DTYPES, elementBytes, STORAGES, UNTYPED_STORAGE } from './pytorch-dtype.ts';
import { byteLengthOf, type SafetensorsDType } from './safetensors-dtype.ts';
import { shorten } from './strict-json.ts';

/** PyTorch's own limit. */
const MAX_RANK = 64;

type Rebuild = (args: readonly PickleValue[]) => PickleValue;

/** What a call of a name stands for. Contents of objects that are not tensors are dropped. */
const CALLS = new Map<string, Rebuild>([
  ['collections.OrderedDict', (args) => dictOf(args)],
  ['collections.Counter', (args) => dictOf(args)],
  ['collections.defaultdict', () => new Map()],
  ['builtins.set', () => new PickleObject('set')],
  ['builtins.bytearray', () => new PickleObject('bytearray')],
  ['builtins.complex', () => new PickleObject('complex')],
  ['_codecs.encode', () => new PickleObject('bytes')],
  ['torch.Size', ([sizes]) => (sizes instanceof PickleTuple ? sizes : new PickleObject('torch.Size'))],
  ['torch.device', () => new PickleObject('torch.device')],
  ['torch.serialization._get_layout', () => new PickleObject('torch.layout')],
  [
    'torch.storage._load_from_bytes',
    () => failPickle('it holds a storage as a pickle of its own; save it again with torch.save'),
  ],
  // timm's training checkpoints keep the arguments of the command in one.
  ['argparse.Namespace', () => new PickleObject('argparse.Namespace')],
  ['torch._utils._rebuild_tensor_v2', rebuildTensor],
  ['torch._utils._rebuild_tensor_v3', rebuildTypedTensor],
  ['torch._utils._rebuild_parameter', ([data]) => tensorOf('_rebuild_parameter', data)],
  ['torch._utils._rebuild_parameter_with_state', ([data]) => tensorOf('_rebuild_parameter_with_state', data)],
  ['torch._tensor._rebuild_from_type_v2', rebuildFromType],
]);

/** Names that are only passed on to one of the calls. */
const ARGUMENTS = new Set([
  ...['torch.Tensor', 'torch.nn.parameter.Parameter', 'torch.nn.parameter.Buffer', 'builtins.dict', 'builtins.list'],
  ...['builtins.int', 'builtins.float', `torch.${UNTYPED_STORAGE}`, `torch.storage.${UNTYPED_STORAGE}`],
  ...Array.from(STORAGES.keys(), (name) => `torch.${name}`),
  ...Array.from(DTYPES.keys(), (name) => `torch.${name}`),
]);

/** Python 2's names for the same. */
const RENAMED = new Map([['__builtin__', 'builtins']]);

/** @throws ValueError for a name that weights have no use for: it would have run code in Python */
export function findGlobal(module: string, name: string): PickleGlobal {
  const full = `${RENAMED.get(module) ?? module}.${name}`;
  if (CALLS.has(full) || ARGUMENTS.has(full)) return new PickleGlobal(full);
  if (module === 'torch' && name.endsWith('Storage'))
    failPickle(`tensors of torch.${shorten(name).slice(1, -1)} cannot be read; convert them to float32`);
  return failPickle(
    `it names ${shorten(full).slice(1, -1)}, and only tensors are read: nothing is executed. Save the weights alone, in Python: torch.save(model.state_dict(), path)`,
  );
}

/** What `callee(*args)` stands for. */
export function rebuild(callee: PickleValue, args: PickleValue): PickleValue {
  if (!(callee instanceof PickleGlobal)) return failPickle(`it calls ${describePickle(callee)}`);
  const call = CALLS.get(callee.name);
  if (!call) return failPickle(`it calls ${callee.name}, which is only a name here`);
  if (!(args instanceof PickleTuple))
    return failPickle(`it calls ${callee.name} with ${describePickle(args)}, not with a tuple`);
  return call(args.items);
}

/** What is kept of the state that an object was saved with: nothing, but it must be an object that may have one. */
export function setState(object: PickleValue): void {
  // An OrderedDict has `_metadata` there: versions of modules.
  if (!(object instanceof Map || object instanceof PickleObject || object instanceof TensorReference))
    failPickle(`it sets the state of ${describePickle(object)}`);
}

/** The dict itself, not a copy: a file could ask for any number of copies. */
function dictOf([items = new Map()]: readonly PickleValue[]): PickleValue {
  return items instanceof Map ? items : failPickle(`a dict is made of ${describePickle(items)}`);
}

/** ('storage', class, key, location, length), by which a pickle refers to an entry of the archive. */
export function findStorage(id: PickleValue): StoragePickle {
  if (!(id instanceof PickleTuple) || id.items[0] !== 'storage' || id.items.length !== 5)
    return failPickle(`it refers to ${describePickle(id)} outside, not to a storage`);
  const [, type, key, , length] = id.items;
  const name = type instanceof PickleGlobal ? type.name.slice(type.name.lastIndexOf('.') + 1) : undefined;
  const dtype = name === undefined ? undefined : STORAGES.get(name);
  if (name === undefined || (dtype === undefined && name !== UNTYPED_STORAGE))
    return failPickle(`a storage has the class ${describePickle(type)}`);
  if (typeof key !== 'string') return failPickle(`a storage is called ${describePickle(key)}, not by a string`);
  if (!isCount(length)) return failPickle(`the storage ${shorten(key)} has the length ${describePickle(length)}`);
  return new StoragePickle({ key, dtype, length });
}

const isCount = (value: PickleValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** (storage, offset, size, stride, requires_grad, backward_hooks[, metadata]) */
function rebuildTensor([storage, offset, shape, strides, , , metadata]: readonly PickleValue[]): TensorReference {
  if (!(storage instanceof StoragePickle) || storage.storage.dtype === undefined)
    return failPickle(`a tensor lies in ${describePickle(storage)}, not in a storage with a type`);
  refuseMetadata(metadata);
  return viewOf(storage.storage, storage.storage.dtype, offset, shape, strides);
}

/** (storage, offset, size, stride, requires_grad, backward_hooks, dtype[, metadata]) */
function rebuildTypedTensor([
  storage,
  offset,
  shape,
  strides,
  ,
  ,
  type,
  metadata,
]: readonly PickleValue[]): TensorReference {
  if (!(storage instanceof StoragePickle))
    return failPickle(`a tensor lies in ${describePickle(storage)}, not in a storage`);
  const dtype = type instanceof PickleGlobal ? DTYPES.get(type.name.replace('torch.', '')) : undefined;
  if (dtype === undefined) return failPickle(`a tensor has the dtype ${describePickle(type)}`);
  refuseMetadata(metadata);
  return viewOf(storage.storage, dtype, offset, shape, strides);
}

/** (function, class, arguments, state): a tensor to which attributes were added. */
function rebuildFromType([callee, , args]: readonly PickleValue[]): TensorReference {
  return tensorOf('_rebuild_from_type_v2', rebuild(callee ?? null, args ?? null));
}

function tensorOf(what: string, value: PickleValue | undefined): TensorReference {
  return value instanceof TensorReference ? value : failPickle(`${what} needs a tensor: got ${describePickle(value)}`);
}

/** Flags that change the meaning of the values. */
function refuseMetadata(metadata: PickleValue | undefined): void {
  if (metadata instanceof Map && [...metadata.values()].some((flag) => flag === true))
    failPickle('a tensor is a conjugate or negative view; save tensor.resolve_conj().resolve_neg()');
}

/** Checks all that can be checked before data are read. */
function viewOf(
  storage: StorageReference,
  dtype: SafetensorsDType,
  offset: PickleValue | undefined,
  size: PickleValue | undefined,
  stride: PickleValue | undefined,
): TensorReference {
  const shape = size instanceof PickleTuple ? size.items : [];
  const strides = stride instanceof PickleTuple ? stride.items : [];
  const fits = size instanceof PickleTuple && stride instanceof PickleTuple && shape.length === strides.length;
  if (!fits || shape.length > MAX_RANK || !shape.every(isCount) || !strides.every(isCount) || !isCount(offset))
    return failPickle(`a tensor in storage ${shorten(storage.key)} has no right size, strides or offset`);
  const length = storage.dtype === undefined ? Math.floor(storage.length / elementBytes(dtype)) : storage.length;
  const text = `a tensor of shape ${formatShape(shape)} and strides ${formatShape(strides)} at ${offset}`;
  if (byteLengthOf(dtype, shape) === undefined) return failPickle(`${text} has no countable number of elements`);
  const last = shape.reduce((sum, count, axis) => sum + (count - 1) * strides[axis], offset);
  if (!shape.includes(0) && !(last < length))
    return failPickle(`${text} reaches behind the ${length} elements of its storage ${shorten(storage.key)}`);
  return new TensorReference(storage, dtype, shape, strides, offset);
}
