// Reads state dicts that `torch.save` wrote (.pt, .pth, .bin): tensors when asked for, and nothing else. Executes nothing; treats the file as hostile.

import { ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import { requireOptions } from '../base/options.ts';
import { contiguousStrides, elementCount } from '../base/shape.ts';
import type { UnsharedUint8Array } from '../base/unshared.ts';
import { type ByteSource, readExactly } from './byte-source.ts';
import { readPickle } from './pickle-read.ts';
import type { TensorReference } from './pickle-value.ts';
import { elementBytes, swappedBytes } from './pytorch-dtype.ts';
import { chooseStateDict, type StateDictOptions } from './pytorch-state-dict.ts';
import { byteLengthOf, viewAs } from './safetensors-dtype.ts';
import type { SafetensorsInfo } from './safetensors-header.ts';
import type { SafetensorsTensor } from './safetensors-read.ts';
import { shorten } from './strict-json.ts';
import type { WeightsFile } from './weights-file.ts';
import { isZip, openZip, readZipEntry, readZipPart, type ZipEntry } from './zip-read.ts';

/** A pickle of names and places that is larger holds something else than weights. */
const MAX_PICKLE_BYTES = 2 ** 25;
/** Views may repeat a storage's elements, so a small file can ask for any amount of memory: it gets this many times its own size, */
const MAX_REPEAT = 16;
/** and this many bytes. */
const MAX_EXTRA_BYTES = 2 ** 28;
/** The number that every file of PyTorch before 1.6 starts with, as a pickle. */
const LEGACY_START = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46];
const START_BYTES = 512;

interface Archive {
  readonly source: ByteSource;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** The folder that all entries lie in, with its slash. */
  readonly prefix: string;
  readonly bigEndian: boolean;
}

/**
 * Opens a file of `torch.save` (PyTorch 1.6 or newer) and finds the state dict in it; data are read only when asked for. In checkpoints of
 * training scripts, that is the entry `state_dict_ema`, `model_ema`, `state_dict` or `model`, in this order, as timm has it. The prefixes
 * `module.` and `_orig_mod.` of wrapped models are left out.
 * @param options `key`: the entry to take instead, dotted where it lies deeper
 * @throws ValueError when the file is damaged, holds no tensors, names anything that would have run code, or asks for memory out of
 * proportion
 * @example
 * const file = await openPyTorch(bytesSource(pytorchBytes));
 * file.info('weight').shape; // [2]
 */
export async function openPyTorch(source: ByteSource, options: StateDictOptions = {}): Promise<PyTorchFile> {
  requireOptions('openPyTorch', options, ['key']);
  const archive = await openArchive(source);
  const fail = failure(source);
  const pickle = archive.entries.get(`${archive.prefix}data.pkl`) as ZipEntry;
  if (pickle.byteLength > MAX_PICKLE_BYTES)
    fail(`its pickle takes ${pickle.byteLength} bytes; the limit is ${MAX_PICKLE_BYTES}`);
  const bytes = await readZipEntry(source, pickle);
  try {
    const { tensors, others, key } = chooseStateDict(readPickle(bytes), options);
    checkStorages(tensors, archive);
    return new PyTorchFile(archive, tensors, others, key);
  } catch (error) {
    if (error instanceof ValueError) fail(error.message);
    throw error;
  }
}

/**
 * An open file of `torch.save`.
 * @example
 * const file: PyTorchFile = await openPyTorch(bytesSource(pytorchBytes));
 * (await file.read('weight')).data; // [1, 2]
 */
export class PyTorchFile implements WeightsFile {
  /** None: the format has no place for it. */
  readonly metadata: Readonly<Record<string, string>> = Object.create(null);
  /** In the order of the dict. */
  readonly names: readonly string[];
  /** Entries of the dict that are not tensors. */
  readonly others: readonly string[];
  /** Where the dict lies in the file, such as `state_dict`; empty when it is all there is. */
  readonly key: string;

  readonly #archive: Archive;
  readonly #tensors: ReadonlyMap<string, TensorReference>;
  /** Storages whose checksums were right. */
  readonly #checked = new Set<string>();

  /** For `openPyTorch`. */
  constructor(archive: Archive, tensors: ReadonlyMap<string, TensorReference>, others: readonly string[], key: string) {
    this.names = [...tensors.keys()];
    this.others = others;
    this.key = key;
    this.#archive = archive;
    this.#tensors = tensors;
  }

  /** Whether the file holds such a tensor. */
  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  /**
   * Shape, dtype and number of bytes of a tensor.
   * @throws ValueError when there is no such tensor
   */
  info(name: string): SafetensorsInfo {
    const { dtype, shape } = this.#tensor(name);
    return { dtype, shape, byteLength: byteLengthOf(dtype, shape) as number };
  }

  /**
   * Elements in the order of the shape, whatever their strides in the file.
   * @throws ValueError when there is no such tensor, or its data are damaged
   */
  async read(name: string): Promise<SafetensorsTensor> {
    const tensor = this.#tensor(name);
    const { dtype, shape } = tensor;
    const bytes = gather(tensor, await this.#span(tensor));
    if (this.#archive.bigEndian) swapBytes(bytes, swappedBytes(dtype));
    return { dtype, shape, data: viewAs(dtype, bytes) };
  }

  /** The bytes from the tensor's first element to its last. */
  async #span(tensor: TensorReference): Promise<UnsharedUint8Array> {
    const { source, entries, prefix } = this.#archive;
    const { key } = tensor.storage;
    const entry = entries.get(`${prefix}data/${key}`) as ZipEntry;
    const size = elementBytes(tensor.dtype);
    const [start, length] = [tensor.offset * size, spanOf(tensor) * size];
    if (length === 0) return new Uint8Array(0);
    if (this.#checked.has(key)) return readZipPart(source, entry, start, length);
    const bytes = await readZipEntry(source, entry);
    this.#checked.add(key);
    return bytes.subarray(start, start + length);
  }

  #tensor(name: string): TensorReference {
    const tensor = this.#tensors.get(name);
    if (tensor) return tensor;
    // Names are the file's, so they may be of any length.
    const likely = this.names.filter((known) => known.length <= 2 * name.length + 8);
    const hint =
      likely.length > 0 ? `did you mean ${shorten(nearestName(name, likely))}?` : 'see `names` for those it has';
    throw new ValueError(`pytorch: ${this.#archive.source.name} has no tensor ${shorten(name)}; ${hint}`);
  }
}

type Fail = (what: string) => never;

const failure =
  (source: ByteSource): Fail =>
  (what) => {
    throw new ValueError(`pytorch: ${source.name}: ${what}`);
  };

/** @throws ValueError that says what the file is, unless today's PyTorch wrote it */
async function openArchive(source: ByteSource): Promise<Archive> {
  const fail = failure(source);
  const start = await readExactly(source, 0, Math.min(START_BYTES, source.size));
  if (!isZip(start)) return fail(otherFormat(start));
  const entries = await openZip(source);
  // Entries that other tools added may lie beside the folder.
  const pickles = [...entries.keys()].filter((name) => /^[^/]+\/data\.pkl$/.test(name));
  if (pickles.length !== 1) fail(`it has ${pickles.length} entries data.pkl in a folder; torch.save writes one`);
  const prefix = pickles[0].slice(0, -'data.pkl'.length);
  if (entries.has(`${prefix}constants.pkl`))
    fail(
      'it is a TorchScript module; save its weights, in Python: torch.save(torch.jit.load(path).state_dict(), path)',
    );
  const order = entries.get(`${prefix}byteorder`);
  const text = order && order.byteLength < 16 ? new TextDecoder().decode(await readZipEntry(source, order)) : 'little';
  if (order && text !== 'little' && text !== 'big') fail(`its byte order is ${shorten(text)}, neither little nor big`);
  return { source, entries, prefix, bigEndian: text === 'big' };
}

function otherFormat(start: Uint8Array): string {
  if (
    LEGACY_START.every((byte, i) => start[i] === byte) ||
    new TextDecoder('latin1').decode(start.subarray(257, 262)) === 'ustar'
  )
    return 'it has the format before PyTorch 1.6, which is not read; save it again, in Python: torch.save(torch.load(path, weights_only=True), path)';
  if (start.length === 0) return 'it is empty';
  return 'it is not a file of torch.save (a zip archive), or it was damaged: fetch or save it again';
}

/** Every storage must be there in full, and the tensors must not ask for memory out of proportion. */
function checkStorages(tensors: ReadonlyMap<string, TensorReference>, { source, entries, prefix }: Archive): void {
  let total = 0;
  for (const [name, { storage, dtype, shape }] of tensors) {
    const entry = entries.get(`${prefix}data/${storage.key}`);
    if (!entry) throw new ValueError(`tensor ${shorten(name)}: its storage ${shorten(storage.key)} is not in the file`);
    const expected = storage.length * (storage.dtype === undefined ? 1 : elementBytes(storage.dtype));
    if (entry.byteLength !== expected)
      throw new ValueError(
        `tensor ${shorten(name)}: its storage ${shorten(storage.key)} has ${entry.byteLength} bytes, and should have ${expected}`,
      );
    total += byteLengthOf(dtype, shape) as number;
  }
  const limit = source.size * MAX_REPEAT + MAX_EXTRA_BYTES;
  if (total > limit)
    throw new ValueError(
      `its tensors repeat their data to ${total} bytes, in a file of ${source.size}; the limit is ${limit}: save tensor.contiguous() of smaller ones`,
    );
}

/** Elements from the first to the last, both included. */
const spanOf = ({ shape, strides }: TensorReference): number =>
  shape.includes(0) ? 0 : shape.reduce((last, size, axis) => last + (size - 1) * strides[axis], 1);

/** The elements of a strided view one after the other, in bytes of their own. */
function gather({ dtype, shape, strides }: TensorReference, span: UnsharedUint8Array): UnsharedUint8Array {
  const dense = contiguousStrides(shape);
  const count = elementCount(shape);
  const size = elementBytes(dtype);
  // Of axes of size 1 no stride matters.
  if (shape.every((length, axis) => length === 1 || strides[axis] === dense[axis]) || count === 0)
    return ownBytes(span);
  const out = new Uint8Array(count * size);
  const index = new Array<number>(shape.length).fill(0);
  let from = 0;
  for (let at = 0; at < count; at++) {
    for (let byte = 0; byte < size; byte++) out[at * size + byte] = span[from * size + byte];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis];
      if (++index[axis] < shape[axis]) break;
      from -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return out;
}

/** A part of larger bytes is copied, so that it does not keep them. */
const ownBytes = (bytes: UnsharedUint8Array): UnsharedUint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();

function swapBytes(bytes: Uint8Array, size: number): void {
  if (size > 1) for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
}
