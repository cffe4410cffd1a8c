// What `fovea explain` finds out: maps of each picture by each method, whether to believe them, and what heads and flips do.

import { type Tensor, tensor } from 'fovea';
import {
  type AttentionHeadsReport,
  attentionHeads,
  cascadingRandomization,
  deletionCurve,
  type FlipAlignmentReport,
  flipAlignment,
  type HeadImportanceReport,
  hasGlobalAttention,
  headImportance,
  insertionCurve,
  type PerturbationReport,
  type RandomizationReport,
} from 'fovea/analysis';
import { decodeImage, preprocess, type RasterImage, resizeAndCrop } from 'fovea/images';
import type { Module } from 'fovea/nn';
import type { ClassScore, Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { pictureReason } from '../data/picture-reason.ts';
import { METHOD_NAMES, METHODS, type MethodName } from '../predict/attribution-methods.ts';
import { classIndexOf, classNamesOf } from '../predict/class-names.ts';
import { requireRollout } from '../predict/explain-method.ts';
import type { Picture } from '../predict/inputs.ts';
import { chosenMethods, type ExplainConfig } from './config.ts';
import type { ExplainedNetwork } from './subject.ts';

/** A map of a picture by one method. */
export interface ExplainedMap {
  readonly method: MethodName;
  readonly height: number;
  readonly width: number;
  readonly overlay: RasterImage;
  /** Null where they were not asked for. */
  readonly deletion: PerturbationReport<'deletion-curve'> | null;
  readonly insertion: PerturbationReport<'insertion-curve'> | null;
}

export interface ExplainedPicture {
  readonly path: string;
  readonly top: readonly ClassScore[];
  readonly classIndex: number;
  readonly className: string;
  /** As the network sees it. */
  readonly crop: RasterImage;
  readonly maps: readonly ExplainedMap[];
  /** Curves of a random order, for comparison; null where they were not asked for. */
  readonly randomOrder: {
    readonly deletion: PerturbationReport<'deletion-curve'>;
    readonly insertion: PerturbationReport<'insertion-curve'>;
  } | null;
}

export interface Explained {
  readonly network: ExplainedNetwork;
  readonly methods: readonly MethodName[];
  readonly pictures: readonly ExplainedPicture[];
  /** What could not be read, and why. */
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
  /** Of the first picture, one for each method; empty where they were not asked for. */
  readonly randomized: readonly RandomizationReport[];
  readonly heads: { readonly report: AttentionHeadsReport; readonly importance: HeadImportanceReport } | null;
  readonly flips: FlipAlignmentReport | null;
}

/** Pictures that heads and flips are averaged over: more change little, and take memory. */
const MOST_TOGETHER = 8;
/** Points of the curves, and maps of random weights. */
const STEPS = 20;
const STAGES = 5;

/** @throws ValueError for the rollout of a network without attention of all patches to all */
function methodsFor(predictor: Predictor<Module>, config: ExplainConfig): readonly MethodName[] {
  const chosen = chosenMethods(config);
  const canRollOut = hasGlobalAttention(predictor.model);
  if (chosen === 'auto') return canRollOut ? ['gradcam', 'rollout'] : ['gradcam'];
  if (chosen === 'all') return METHOD_NAMES.filter((name) => name !== 'rollout' || canRollOut);
  for (const name of chosen) requireRollout('explain', 'method', predictor, name);
  if (config.class !== '' && !config.sanity && chosen.every((name) => name === 'rollout'))
    throw commandError(
      'explain',
      `class=${config.class}: does nothing with method=rollout, which shows where the network looks, whatever the class; leave it out`,
    );
  if (config.layer !== '' && !chosen.some(weighsLayer))
    throw commandError(
      'explain',
      `layer=${config.layer}: does nothing with method=${config.method}: gradcam and gradcam++ weigh a layer; leave it out`,
    );
  return chosen;
}

/** @throws ValueError for a class that the network does not know */
function classFor(predictor: Predictor<Module>, text: string): number | undefined {
  if (text === '') return undefined;
  const names = classNamesOf(predictor);
  const index = classIndexOf(text, names);
  if (index !== undefined) return index;
  throw commandError(
    'explain',
    `class=${text}: the network has ${names.length} classes, by their numbers from 0${predictor.classNames ? ' or names' : ''}`,
  );
}

/** Everything that the settings ask for. `stop` ends it after a picture. */
export async function examine(
  network: ExplainedNetwork,
  pictures: readonly Picture[],
  config: ExplainConfig,
  stop: AbortSignal,
): Promise<Explained> {
  const { predictor } = network;
  const methods = methodsFor(predictor, config);
  const asked = classFor(predictor, config.class);
  const found: ExplainedPicture[] = [];
  const inputs: Float32Array[] = [];
  const problems: { path: string; reason: string }[] = [];
  for (const picture of pictures) {
    if (stop.aborted) break;
    try {
      const one = await explainPicture(predictor, picture, methods, { ...config, asked });
      found.push(one.explained);
      inputs.push(one.pixels);
    } catch (error) {
      // What is wrong with a setting is wrong with all pictures.
      if (!(error instanceof UnreadableError)) throw error;
      problems.push({ path: picture.name, reason: pictureReason(picture.name, error.message) });
    }
  }
  const together = inputs.slice(0, MOST_TOGETHER);
  const model = predictor.model;
  const images = (): Tensor => batchOf(predictor, together);
  const any = together.length > 0 && !stop.aborted;
  const heads = config.heads && any ? await headsOf(predictor, images()) : null;
  const flips = config.flips && any ? await flipAlignment(model, images()) : null;
  const first = any ? batchOf(predictor, inputs.slice(0, 1)) : undefined;
  const randomized: RandomizationReport[] = [];
  if (config.sanity && first)
    for (const name of methods) {
      if (stop.aborted) break;
      const options = { ...optionsFor(name, found[0].classIndex, config.layer), stages: STAGES };
      randomized.push(await cascadingRandomization(model, first, METHODS[name].method, options));
    }
  return { network, methods, pictures: found, problems, randomized, heads, flips };
}

async function headsOf({ model }: Predictor<Module>, images: Tensor): Promise<NonNullable<Explained['heads']>> {
  return {
    report: await attentionHeads(model, images, { maps: true }),
    importance: await headImportance(model, images),
  };
}

const weighsLayer = (name: MethodName): boolean => name === 'gradcam' || name === 'gradcam++';

function batchOf({ preprocessing }: Predictor<Module>, inputs: readonly Float32Array[]): Tensor {
  const { imageSize, channels } = preprocessing;
  const pixels = new Float32Array(inputs.reduce((sum, { length }) => sum + length, 0));
  for (const [i, one] of inputs.entries()) pixels.set(one, i * one.length);
  return tensor(pixels, [inputs.length, ...imageSize, channels]);
}

function optionsFor(name: MethodName, classIndex: number, layer: string): { classIndex?: number; layer?: string } {
  if (name === 'rollout') return {};
  return { classIndex, ...(layer !== '' && weighsLayer(name) && { layer }) };
}

/** A picture that cannot be read. */
class UnreadableError extends Error {}

async function explainPicture(
  predictor: Predictor<Module>,
  { name, input }: Picture,
  methods: readonly MethodName[],
  { asked, layer, sanity, topK }: ExplainConfig & { readonly asked: number | undefined },
): Promise<{ readonly explained: ExplainedPicture; readonly pixels: Float32Array }> {
  const { model, preprocessing, classNames } = predictor;
  const image = await decodeImage(input, { channels: preprocessing.channels }).catch((error: Error) => {
    throw new UnreadableError(error.message);
  });
  const crop = resizeAndCrop(image, preprocessing);
  const pixels = preprocess(image, preprocessing);
  const images = batchOf(predictor, [pixels]);
  const { top, probabilities } = await predictor.predict(image, { topK });
  const classIndex = asked ?? probabilities.indexOf(Math.max(...probabilities));
  const maps: ExplainedMap[] = [];
  const curves = { classIndex, steps: Math.min(STEPS, crop.height * crop.width) };
  for (const method of methods) {
    const options = { method: METHODS[method].method, ...optionsFor(method, classIndex, layer) };
    const { heat, height, width, overlay } = await predictor.explain(image, options);
    maps.push({
      ...{ method, height, width, overlay },
      deletion: sanity ? await deletionCurve(model, images, { heat, height, width }, curves) : null,
      insertion: sanity ? await insertionCurve(model, images, { heat, height, width }, curves) : null,
    });
  }
  const order = randomMap(crop);
  const randomOrder = sanity
    ? {
        deletion: await deletionCurve(model, images, order, curves),
        insertion: await insertionCurve(model, images, order, curves),
      }
    : null;
  images.dispose();
  const className = classNames?.[classIndex] ?? String(classIndex);
  return { explained: { path: name, top, classIndex, className, crop, maps, randomOrder }, pixels };
}

/** Pixels in an order that has nothing to do with them, the same every time. */
function randomMap({ height, width }: RasterImage): { heat: Float32Array; height: number; width: number } {
  const heat = new Float32Array(height * width);
  for (let i = 0; i < heat.length; i++) {
    const mixed = Math.imul(i + 1, 0x9e3779b1);
    heat[i] = (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77) >>> 8) * 2 ** -24;
  }
  return { heat, height, width };
}
