// Checkpoints: a model's weights as safetensors with timm's names, and an optimiser's state beside them.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { withSource } from '../io/byte-source.ts';
import {
  type ByteSink,
  type ByteSource,
  type ByteSourceLike,
  narrowFloat32,
  openSafetensors,
  openWeights,
  type SafetensorsInput,
  type SafetensorsTensor,
  type StoredFloat,
  toFloat32,
  toInt32,
  type WeightsFile,
  writeSafetensors,
} from '../io/index.ts';
import { loadStateDict, type Module, type StateEntry, stateDict } from '../nn/index.ts';
import type { LBFGS, Optimizer, OptimizerEntry } from '../optim/index.ts';
import { describeModel, readDescription, requireSameArchitecture } from './model-description.ts';
import { describeGrids, readGrids } from './weight-grids.ts';

/** PyTorch's only integers in a state dict are 64 bits wide. */
const fileTensor = ({ dtype, shape, data }: StateEntry, floats: StoredFloat): SafetensorsInput =>
  dtype === 'float32'
    ? { dtype: floats, shape, data: narrowFloat32(Float32Array.from(data), floats) }
    : { dtype: 'I64', shape, data: BigInt64Array.from(data as Int32Array, BigInt) };

/** A model's weights by name, as files hold them. */
export async function fileTensors(model: Module, floats: StoredFloat): Promise<[string, SafetensorsInput][]> {
  return [...(await stateDict(model))].map(([name, entry]) => [name, fileTensor(entry, floats)]);
}

const isInteger = ({ dtype }: SafetensorsTensor): boolean => dtype.startsWith('I') || dtype.startsWith('U');

/**
 * Writes all parameters and buffers in PyTorch's layout: `timm` loads the file unchanged. The metadata of a model that `createModel` made
 * say how to make it again, and to which grid its positions belong.
 * @example
 * await saveWeights(sink, new Linear(2, 3));
 * (await openWeights(bytesSource(sink.bytes()))).names; // ['bias', 'weight']
 */
export async function saveWeights(
  sink: ByteSink,
  model: Module,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  // Grids last, since metadata of the file that the weights came from may speak of others.
  await writeSafetensors(sink, await fileTensors(model, 'F32'), {
    metadata: { format: 'pt', ...describeModel('saveWeights', model, {}), ...metadata, ...describeGrids(model) },
  });
}

/**
 * Sets a model's weights from a safetensors file of PyTorch or Fovea, or from one of `torch.save`, in Node by its path. The model stays as
 * it was when it throws.
 * @returns the file's metadata
 * @throws ValueError for a damaged file, or one of another model: of another name, with other options or fused, where the file says so
 * @example
 * await loadWeights('mobilenetv3_small_050.safetensors', model);
 */
export async function loadWeights(
  from: ByteSourceLike,
  model: Module,
  options: { readonly strict?: boolean } = {},
): Promise<Readonly<Record<string, string>>> {
  requireOptions('loadWeights', options, ['strict']);
  return withSource('loadWeights', from, (source) => readWeights(source, model, options));
}

/** `loadWeights` from an open source. */
export async function readWeights(
  source: ByteSource,
  model: Module,
  options: { readonly strict?: boolean },
): Promise<Readonly<Record<string, string>>> {
  const file = await openWeights(source);
  if (options.strict ?? true)
    requireSameArchitecture(source.name, readDescription(source.name, file.metadata)?.architecture, model);
  if ((options.strict ?? true) && file.others?.length)
    throw new ValueError(
      `loadWeights: ${source.name} has entries that are not tensors: ${file.others.slice(0, 8).join(', ')}; leave them out with strict: false`,
    );
  loadStateDict(model, await readStateDict(file), options);
  return file.metadata;
}

/** All tensors of a file, as the model keeps them. */
export async function readStateDict(file: WeightsFile): Promise<Map<string, StateEntry>> {
  const dict = new Map<string, StateEntry>();
  const grids = readGrids(file.metadata);
  for (const name of file.names) {
    const tensor = await file.read(name);
    const grid = grids.get(name);
    const entry = isInteger(tensor)
      ? { dtype: 'int32' as const, data: toInt32(tensor) }
      : { dtype: 'float32' as const, data: toFloat32(tensor) };
    dict.set(name, { ...entry, shape: tensor.shape, ...(grid && { grid }) });
  }
  return dict;
}

/**
 * Writes what an optimiser keeps from step to step, such as momentum, and the learning rate, in the metadata as `lr`.
 * @example
 * await saveOptimizer(sink, optimizer);
 * sink.bytes().length > 8; // true
 */
export async function saveOptimizer(
  sink: ByteSink,
  optimizer: LBFGS | Optimizer,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const tensors = [...(await optimizer.stateDict())].map(([name, { shape, data }]): [string, SafetensorsInput] => [
    name,
    { dtype: 'F32', shape, data: Float32Array.from(data) },
  ]);
  await writeSafetensors(sink, tensors, { metadata: { ...metadata, lr: String(optimizer.lr) } });
}

/**
 * Lets an optimiser go on from a saved state, at the learning rate that it had.
 * @returns the file's metadata
 * @throws ValueError when the file is damaged or does not fit
 * @example
 * await saveOptimizer(sink, optimizer);
 * await loadOptimizer(bytesSource(sink.bytes()), optimizer);
 */
export function loadOptimizer(
  from: ByteSourceLike,
  optimizer: LBFGS | Optimizer,
): Promise<Readonly<Record<string, string>>> {
  return withSource('loadOptimizer', from, (source) => readOptimizer(source, optimizer));
}

async function readOptimizer(
  source: ByteSource,
  optimizer: LBFGS | Optimizer,
): Promise<Readonly<Record<string, string>>> {
  const file = await openSafetensors(source);
  const dict = new Map<string, OptimizerEntry>();
  for (const name of file.names) {
    const tensor = await file.read(name);
    if (tensor.dtype !== 'F32') throw new ValueError(`optimizer: ${source.name}: ${name} is ${tensor.dtype}, not F32`);
    dict.set(name, { shape: tensor.shape, data: toFloat32(tensor) });
  }
  const { lr } = file.metadata;
  const rate = lr === undefined ? optimizer.lr : Number(lr.trim() || Number.NaN);
  if (!(rate >= 0 && Number.isFinite(rate)))
    throw new ValueError(
      `optimizer: ${source.name}: the learning rate must be finite and ≥ 0: got ${JSON.stringify(lr)}`,
    );
  optimizer.loadStateDict(dict);
  optimizer.lr = rate;
  return file.metadata;
}
