// Networks that are looked into, and the reports of fovea/analysis on them. The page names them by slots, so that two can stand side by side.

import { diagramFigures } from '@fovea/cli/src/profile/diagram-figures.ts';
import type { Subject } from '@fovea/cli/src/profile/subject.ts';
import { type Tensor, tensor } from 'fovea';
import {
  type AttentionHeadsReport,
  attentionHeads,
  type EffectiveFieldReport,
  effectiveReceptiveField,
  type FlipAlignmentReport,
  fieldHeat,
  flipAlignment,
  modelGraph,
  overlayHeat,
  profileModel,
  receptiveField,
  type SignalReport,
  signalPropagation,
} from 'fovea/analysis';
import { decodeImage, type Preprocessing, preprocess, type RasterImage, resizeAndCrop } from 'fovea/images';
import { blobSource, openWeights } from 'fovea/io';
import { createModel, type ImageModel, modelRecord } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { type Explanation, type Prediction, Predictor } from 'fovea/predict';
import { loadModel, loadWeights, readModelDescription } from 'fovea/train';
import type { DiagramFigure, OpenedModel, Slot, WantedModel } from './protocol.ts';

const CLASSES = 1000;
/** Random inputs of effective fields. */
const FIELD_INPUTS = 4;

interface Held {
  readonly model: ImageModel;
  readonly predictor: Predictor;
  readonly inputShape: readonly [number, number, number, number];
  readonly preprocessing: Preprocessing;
}

const held = new Map<Slot, Held>();

/** @throws Error before `open` */
function at(slot: Slot): Held {
  const found = held.get(slot);
  if (!found) throw new Error('there is no network yet');
  return found;
}

/** What timm's weights of the model take, for images of that size. */
function usual(name: string, imageSize: readonly [number, number], channels: 1 | 3): Preprocessing {
  const { mean, std } = modelRecord(name);
  const levels = (all: readonly number[]): number[] =>
    channels === 3 ? [...all] : [all.reduce((sum, value) => sum + value, 0) / all.length];
  const levelled = { mean: levels(mean), std: levels(std) };
  return { imageSize, channels, ...levelled, interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' };
}

interface Made {
  readonly model: ImageModel;
  readonly preprocessing: Preprocessing;
  readonly classNames: readonly string[] | undefined;
  readonly random: boolean;
}

function byName({ name, side }: WantedModel): Made {
  const own = side || modelRecord(name).imageSize;
  // The same random weights every time.
  manualSeed(0);
  const model = createModel(name, { numClasses: CLASSES, imageSize: own });
  return { model, preprocessing: usual(name, [own, own], 3), classNames: undefined, random: true };
}

/** Weights that do not say their model, such as timm's: they get the one that was named, with as many classes as they have. */
async function undescribed(source: ReturnType<typeof blobSource>, { name, side }: WantedModel): Promise<Made> {
  const own = side || modelRecord(name).imageSize;
  const names = createModel(name, { numClasses: 1, imageSize: own }).classifierNames();
  const file = await openWeights(source);
  const known = names.find((each) => file.has(each));
  const numClasses = known === undefined ? CLASSES : (file.info(known).shape[0] ?? CLASSES);
  const model = createModel(name, { numClasses, imageSize: own });
  await loadWeights(source, model);
  return { model, preprocessing: usual(name, [own, own], 3), classNames: undefined, random: false };
}

async function fromFile(file: Blob, wanted: WantedModel): Promise<Made> {
  const source = blobSource(file, wanted.fileName);
  if (!(await readModelDescription(source))) return undescribed(source, wanted);
  const { model, preprocessing, classNames } = await loadModel(source);
  const { name = '', options } = model.architecture ?? {};
  const { imageSize = [224, 224], inChannels = 3 } = options ?? {};
  return {
    model,
    preprocessing: preprocessing ?? usual(name, imageSize, inChannels === 1 ? 1 : 3),
    classNames,
    random: false,
  };
}

/**
 * Makes a network and counts it.
 * @throws ValueError for an unknown model, a size that it cannot take, and weights that are damaged or of another model
 */
export async function open(slot: Slot, wanted: WantedModel): Promise<OpenedModel> {
  const { file } = wanted;
  const { model, preprocessing, classNames, random } = file ? await fromFile(file, wanted) : byName(wanted);
  model.eval();
  const { imageSize, channels } = preprocessing;
  const inputShape = [1, ...imageSize, channels] as const;
  const subject: Subject = {
    name: wanted.fileName ?? wanted.name,
    profile: await profileModel(model, inputShape),
    receptiveField: await receptiveField(model, inputShape),
    time: null,
    graph: await modelGraph(model, inputShape),
  };
  held.set(slot, { model, predictor: new Predictor(model, preprocessing, classNames), inputShape, preprocessing });
  const figures: readonly DiagramFigure[] = diagramFigures(subject);
  return { subject, figures, random, classNames: classNames ?? null, architecture: model.architecture?.name ?? null };
}

export const close = (slot: Slot): void => {
  held.delete(slot);
};

async function imagesOf(slot: Slot, picture: RasterImage): Promise<Tensor> {
  const { preprocessing, inputShape } = at(slot);
  const image = await decodeImage(picture, { channels: preprocessing.channels });
  return tensor(preprocess(image, preprocessing), [...inputShape]);
}

/** What the network is shown of a picture. */
export async function crop(slot: Slot, picture: RasterImage): Promise<RasterImage> {
  const { preprocessing } = at(slot);
  return resizeAndCrop(await decodeImage(picture, { channels: preprocessing.channels }), preprocessing);
}

/** The effective field of a layer, of random inputs, over a picture. */
export async function effectiveField(
  slot: Slot,
  picture: RasterImage,
  layer: string,
): Promise<{ readonly report: EffectiveFieldReport; readonly overlay: RasterImage }> {
  const { model, inputShape } = at(slot);
  const [, height, width, channels] = inputShape;
  const options = { batchSize: 1, ...(layer !== '' && { layers: layer }) };
  const report = await effectiveReceptiveField(model, [FIELD_INPUTS, height, width, channels], options);
  const heat = fieldHeat(report.layers[0]);
  return { report, overlay: overlayHeat(await crop(slot, picture), heat, [height, width], { alpha: 0.75 }) };
}

/** Which places speak for a class, the likeliest where none is asked for; with what the network says of the picture. */
export async function gradCam(
  slot: Slot,
  picture: RasterImage,
  classIndex: number | undefined,
  layer: string,
): Promise<{ readonly explanation: Explanation; readonly prediction: Prediction }> {
  const { predictor } = at(slot);
  const options = { ...(classIndex !== undefined && { classIndex }), ...(layer !== '' && { layer }) };
  return {
    explanation: await predictor.explain(picture, { method: 'gradCam', ...options }),
    prediction: await predictor.predict(picture),
  };
}

/** Does something with a picture as the network takes it. */
async function shown<T>(slot: Slot, picture: RasterImage, use: (model: ImageModel, images: Tensor) => Promise<T>) {
  const images = await imagesOf(slot, picture);
  try {
    return await use(at(slot).model, images);
  } finally {
    images.dispose();
  }
}

export const heads = (slot: Slot, picture: RasterImage): Promise<AttentionHeadsReport> =>
  shown(slot, picture, (model, images) => attentionHeads(model, images, { maps: true }));

export const flips = (slot: Slot, picture: RasterImage): Promise<FlipAlignmentReport> =>
  shown(slot, picture, (model, images) => flipAlignment(model, images));

/** Spectra of the weights, and how signals of the picture flow. */
export const signals = (slot: Slot, picture: RasterImage): Promise<SignalReport> =>
  shown(slot, picture, (model, images) => signalPropagation(model, images, { mode: 'eval' }));
