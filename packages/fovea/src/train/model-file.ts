// A file that makes a model again: weights, with architecture, preprocessing and class names in the metadata.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import type { Preprocessing } from '../images/index.ts';
import { withSource } from '../io/byte-source.ts';
import {
  type ByteSink,
  type ByteSource,
  type ByteSourceLike,
  openWeights,
  writePyTorch,
  writeSafetensors,
} from '../io/index.ts';
import { type Architecture, createModel, type ImageModel } from '../models/index.ts';
import { fuse } from '../reparam/index.ts';
import { setLayerWidths } from '../reparam/layer-widths.ts';
import { removeHeads, requireHeads } from '../reparam/prune-heads.ts';
import { segmentationModelOf } from '../segmentation/create-segmentation-model.ts';
import type { SegmentationModel } from '../segmentation/index.ts';
import { fileTensors, readWeights } from './checkpoint.ts';
import { describeModel, type ModelDescription, type ModelUse, readDescription } from './model-description.ts';
import { describeGrids, requireTellableGrids } from './weight-grids.ts';

const FORMATS = ['safetensors', 'pytorch'] as const;
const STORED = { float32: 'F32', float16: 'F16', bfloat16: 'BF16' } as const;

/** Options of `saveModel`. */
export interface SaveModelOptions extends ModelUse {
  /** Number type of the weights in the file; the smaller ones are rounded to nearest. Default 'float32'. */
  readonly dtype?: keyof typeof STORED;
  /**
   * Default 'safetensors'. 'pytorch' is what `torch.load(path, weights_only=True)` reads: a state dict, which has no place for a description, so
   * that `loadModel` cannot use it.
   */
  readonly format?: (typeof FORMATS)[number];
  /** More strings to keep in the file. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A model, and what goes with it. */
export interface LoadedModel {
  /** In evaluation mode. */
  readonly model: ImageModel;
  /** How images become the model's input; undefined where the file does not say. */
  readonly preprocessing: Preprocessing | undefined;
  /** Name of each class, in the order of the logits; undefined where the file does not say. */
  readonly classNames: readonly string[] | undefined;
  /** Whether a picture can show several classes, or none. */
  readonly multiLabel: boolean;
  /** All strings of the file. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** A network that gives each pixel a class, and what goes with it. */
export interface LoadedSegmentationModel extends Omit<LoadedModel, 'model' | 'multiLabel'> {
  /** In evaluation mode. */
  readonly model: SegmentationModel;
}

/**
 * Writes a model of `createModel` or `createSegmentationModel` so that `loadModel` or `loadSegmentationModel` needs nothing else: weights in PyTorch's layout, which timm loads unchanged, and in
 * the metadata, as JSON under `fovea`, the architecture with all its options, the preprocessing and the class names.
 * @throws ValueError for a model that neither of them made, and for class names of another count than the model's classes
 * @example
 * await saveModel(sink, model);
 * const { model: copy } = await loadModel(bytesSource(sink.bytes()));
 * copy.parameterCount() === model.parameterCount(); // true
 */
export async function saveModel(
  sink: ByteSink,
  model: ImageModel | SegmentationModel,
  options: SaveModelOptions = {},
): Promise<void> {
  requireOptions('saveModel', options, ['preprocessing', 'classNames', 'multiLabel', 'dtype', 'format', 'metadata']);
  const { dtype = 'float32', format = 'safetensors', metadata } = options;
  requireOneOf('saveModel', 'dtype', dtype, Object.keys(STORED));
  requireOneOf('saveModel', 'format', format, FORMATS);
  if (!model.architecture)
    throw new ValueError(
      `saveModel: ${model.constructor.name} was not made by createModel or createSegmentationModel from a name, so that no file can make it again; use saveWeights`,
    );
  if (format === 'pytorch') requireTellableGrids('saveModel', model);
  const description = describeModel('saveModel', model, options);
  const tensors = await fileTensors(model, STORED[dtype]);
  if (format === 'pytorch') await writePyTorch(sink, tensors);
  else
    await writeSafetensors(sink, tensors, {
      metadata: { format: 'pt', ...metadata, ...description, ...describeGrids(model) },
    });
}

/**
 * Makes a model from a file of `saveModel` or of `fovea train`: the same layers, the same weights.
 * @param from a source, or in Node a path
 * @throws ValueError for a file that does not say what model it is of, or whose weights do not fit
 * @example
 * const { classNames } = await loadModel('runs/train/exp1/best.safetensors');
 * classNames?.[0]; // 'class 0'
 */
export function loadModel(from: ByteSourceLike): Promise<LoadedModel> {
  return withSource('loadModel', from, async (source) => {
    const { description, metadata } = await described('loadModel', source);
    const { architecture, preprocessing, classNames, multiLabel = false } = description;
    if (architecture.decoder)
      throw new ValueError(
        `loadModel: ${source.name} is of a network that gives each pixel a class (${architecture.decoder.name} over ${architecture.name}); call loadSegmentationModel`,
      );
    const model = await build(source.name, architecture);
    await readWeights(source, model, {});
    return { model: model.eval(), preprocessing, classNames, multiLabel, metadata };
  });
}

/**
 * Makes a network that gives each pixel a class from a file of `saveModel` or of `fovea train task=segment`: the same layers, the same weights.
 * @param from a source, or in Node a path
 * @throws ValueError for a file that does not say what model it is of, or of which that is no such network, or whose weights do not fit
 * @example
 * const model = createSegmentationModel({ decoder: 'fpn', backbone: 'mobilenetv3_small_050', numClasses: 2 });
 * await saveModel(sink, model, { classNames: ['ground', 'road'] });
 * (await loadSegmentationModel(bytesSource(sink.bytes()))).classNames; // ['ground', 'road']
 */
export function loadSegmentationModel(from: ByteSourceLike): Promise<LoadedSegmentationModel> {
  return withSource('loadSegmentationModel', from, async (source) => {
    const { description, metadata } = await described('loadSegmentationModel', source);
    const { architecture, preprocessing, classNames } = description;
    if (!architecture.decoder)
      throw new ValueError(
        `loadSegmentationModel: ${source.name} is of a classifier (${architecture.name}), which has no decoder; call loadModel`,
      );
    const model = making('loadSegmentationModel', source.name, () => segmentationModelOf(architecture));
    await readWeights(source, model, {});
    return { model: model.eval(), preprocessing, classNames, metadata };
  });
}

/** @throws ValueError where the file does not say what model it is of */
async function described(
  op: string,
  source: ByteSource,
): Promise<{ readonly description: ModelDescription; readonly metadata: Readonly<Record<string, string>> }> {
  const { metadata } = await openWeights(source);
  const description = readDescription(source.name, metadata);
  if (description) return { description, metadata };
  throw new ValueError(
    `${op}: ${source.name} does not say what model it is of; make it with createModel, then call loadWeights`,
  );
}

/** @throws ValueError that names the file, for options that a model cannot have */
function making<T>(op: string, file: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new ValueError(`${op}: ${file} describes a model that cannot be made: ${error.message}`, { cause: error });
  }
}

/**
 * What a file of weights says of its model: architecture, preprocessing, class names; undefined where it says nothing, as files of PyTorch.
 * No weights are read.
 * @param from a source, or in Node a path
 * @throws ValueError for a damaged file
 * @example
 * const description = await readModelDescription('runs/train/exp1/best.safetensors');
 * description?.architecture.name; // 'mobilenetv3_small_050'
 */
export function readModelDescription(from: ByteSourceLike): Promise<ModelDescription | undefined> {
  return withSource('readModelDescription', from, async (source) =>
    readDescription(source.name, (await openWeights(source)).metadata),
  );
}

/** @throws ValueError that names the file, for options that a model cannot have */
async function build(file: string, architecture: Architecture): Promise<ImageModel> {
  const { options, fused, prunedHeads, layerWidths } = architecture;
  const model = making('loadModel', file, () => {
    const made = createModel(architecture.name, options);
    if (prunedHeads) {
      requireHeads(made, prunedHeads, 'prunedHeads');
      removeHeads(made, prunedHeads);
    }
    if (layerWidths) {
      setLayerWidths(made, layerWidths);
      made.architecture = { ...(made.architecture as Architecture), layerWidths };
    }
    return made;
  });
  if (!fused) return model;
  const { imageSize, inChannels } = options;
  return (await fuse(model, [1, ...imageSize, inChannels])).model;
}
