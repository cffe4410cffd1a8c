// What a file of weights says of its model, in its metadata: enough to make the model again, and to refuse another one.

import { ValueError } from '../base/errors.ts';
import { requireStrings } from '../base/require.ts';
import type { Preprocessing } from '../images/index.ts';
import { requirePreprocessing } from '../images/preprocess.ts';
import { type Architecture, type DecoderSettings, type ImageModel, modelRecord } from '../models/index.ts';
import type { Module } from '../nn/index.ts';
import type { LayerWidths } from '../reparam/layer-widths.ts';
import type { HeadLists } from '../reparam/prune-heads.ts';
import { parseJsonObject } from './json-object.ts';

/** Key in a file's metadata; its value is JSON. */
export const DESCRIPTION_KEY = 'fovea';
/** Raised when an older reader would misunderstand a file. */
const FORMAT_VERSION = 1;

/** What goes with the weights. */
export interface ModelUse {
  /** How images become the model's input. */
  readonly preprocessing?: Preprocessing | undefined;
  /** Name of each class, in the order of the logits. */
  readonly classNames?: readonly string[] | undefined;
  /** Whether a picture can show several classes, or none, so that each has a probability of its own: the sigmoid of its logit. Default false. */
  readonly multiLabel?: boolean | undefined;
}

/** What a file of weights says of its model. */
export interface ModelDescription extends ModelUse {
  /** How `createModel` makes it again. */
  readonly architecture: Architecture;
}

export const architectureOf = (model: Module): Architecture | undefined =>
  (model as Partial<Pick<ImageModel, 'architecture'>>).architecture;

/** The metadata that describe a model; none for one that `createModel` did not make. @throws ValueError for class names of another count than classes */
export function describeModel(op: string, model: Module, use: ModelUse): Record<string, string> {
  const architecture = architectureOf(model);
  if (!architecture) return {};
  const { name, options, fused = false, prunedHeads, layerWidths, decoder } = architecture;
  const { preprocessing, classNames, multiLabel } = use;
  if (classNames) checkClassNames(op, classNames, options.numClasses);
  if (preprocessing) checkFits(op, preprocessing, architecture);
  return {
    [DESCRIPTION_KEY]: JSON.stringify({
      formatVersion: FORMAT_VERSION,
      model: name,
      options,
      fused,
      ...(prunedHeads && { prunedHeads }),
      ...(layerWidths && { layerWidths }),
      ...(decoder && { decoder }),
      ...(preprocessing && { preprocessing }),
      ...(classNames && { classNames }),
      ...(multiLabel && { multiLabel }),
    }),
  };
}

/** What the file says of its model; none where it says nothing. @throws ValueError for a description that cannot be understood */
export function readDescription(
  file: string,
  metadata: Readonly<Record<string, string>>,
): ModelDescription | undefined {
  const text = metadata[DESCRIPTION_KEY];
  if (text === undefined) return undefined;
  const refuse = (what: string): never => {
    throw new ValueError(`${file}: the description of its model ${what}; the file is damaged, or of a newer Fovea`);
  };
  const described = parseJsonObject(text) ?? refuse('is no JSON object');
  const { formatVersion, model, options, fused, prunedHeads, layerWidths, decoder } = described;
  const { preprocessing, classNames, multiLabel } = described;
  if (formatVersion !== FORMAT_VERSION)
    refuse(`has format version ${JSON.stringify(formatVersion)}, not ${FORMAT_VERSION}`);
  if (typeof model !== 'string' || typeof options !== 'object' || options === null)
    return refuse('names no model with its options');
  if (prunedHeads !== undefined && (typeof prunedHeads !== 'object' || prunedHeads === null))
    refuse('names no attention heads by layer in prunedHeads');
  if (decoder !== undefined && !isDecoder(decoder)) refuse('names no decoder with its options in decoder');
  if (layerWidths !== undefined && !isWidths(layerWidths)) refuse('has no lists of widths by layer in layerWidths');
  const architecture: Architecture = {
    ...{ name: model, options: options as Architecture['options'], fused: fused === true },
    ...(prunedHeads !== undefined && { prunedHeads: prunedHeads as HeadLists }),
    ...(layerWidths !== undefined && { layerWidths: layerWidths as LayerWidths }),
    ...(decoder !== undefined && { decoder: decoder as DecoderSettings }),
  };
  if (preprocessing !== undefined) checkFits(file, preprocessing as Preprocessing, architecture);
  if (classNames !== undefined) checkClassNames(file, classNames, architecture.options.numClasses);
  return {
    architecture,
    ...(preprocessing !== undefined && { preprocessing: preprocessing as Preprocessing }),
    ...(classNames !== undefined && { classNames: classNames as string[] }),
    ...(multiLabel === true && { multiLabel }),
  };
}

function isDecoder(value: unknown): boolean {
  const { name, options } = (value ?? {}) as Partial<DecoderSettings>;
  return typeof name === 'string' && typeof options === 'object' && options !== null;
}

const isWidths = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);

/** @throws ValueError unless there is one name for each class */
function checkClassNames(op: string, classNames: unknown, numClasses: number): void {
  requireStrings(op, 'classNames', classNames);
  if (classNames.length !== numClasses)
    throw new ValueError(`${op}: got ${classNames.length} class names for a model of ${numClasses} classes`);
}

/** @throws ValueError for preprocessing out of range, or that gives images which the model does not take */
function checkFits(op: string, preprocessing: Preprocessing, { name, options }: Architecture): void {
  requirePreprocessing(`${op}: preprocessing`, preprocessing);
  const { channels, imageSize } = preprocessing;
  if (channels !== options.inChannels)
    throw new ValueError(
      `${op}: preprocessing gives ${channels} channels, but ${name} has inChannels ${options.inChannels}`,
    );
  if (modelRecord(name).anyImageSize || imageSize.every((side, axis) => side === options.imageSize[axis])) return;
  throw new ValueError(
    `${op}: preprocessing gives images of ${imageSize.join(' × ')}, but ${name} was made for ${options.imageSize.join(' × ')}`,
  );
}

/** Options that change what the weights mean; rates act in training only, and positions are resized to another image size. */
const DECISIVE = ['numClasses', 'inChannels', 'smallImage', 'classifier', 'cosineScale'] as const;

/** Who asks whether architectures are the same. */
interface ArchitectureCheck {
  readonly op: string;
  /** Options that must be the same. */
  readonly decisive: readonly (typeof DECISIVE)[number][];
  /** What else can be done. */
  readonly advice: string;
}

/** What gives each pixel a class, in words. */
const decoderText = ({ decoder }: Architecture): string =>
  decoder ? `the decoder ${decoder.name} with ${JSON.stringify(decoder.options)}` : 'no decoder';

/** Heads that were pruned, in words. */
const headsText = ({ prunedHeads = {} }: Architecture): string =>
  Object.entries(prunedHeads)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, heads]) => `${name}: ${heads.join(', ')}`)
    .join('; ') || 'none';

/** Layers with fewer channels than the model was made with, in words. */
const widthsText = ({ layerWidths = {} }: Architecture): string =>
  Object.entries(layerWidths)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, widths]) => `${name}: ${widths.join('→')}`)
    .join('; ') || 'none';

/** Some of a list of differences, which may be long. */
const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

const STRICT: ArchitectureCheck = { op: 'loadWeights', decisive: DECISIVE, advice: ' (strict: false loads what fits)' };

/** @throws ValueError where the file's weights are of another architecture than the model's */
export function requireSameArchitecture(
  file: string,
  described: Architecture | undefined,
  model: Module,
  { op, decisive, advice }: ArchitectureCheck = STRICT,
): void {
  const own = architectureOf(model);
  if (!described || !own) return;
  const differences = [
    ...(described.name === own.name ? [] : [`the model ${described.name}, not ${own.name}`]),
    ...decisive
      .filter((key) => described.options[key] !== own.options[key])
      .map((key) => `${key} ${described.options[key] ?? 'as usual'}, not ${own.options[key] ?? 'as usual'}`),
    ...((described.fused ?? false) === (own.fused ?? false)
      ? []
      : [
          described.fused
            ? 'a fused model, not one with branches and norms'
            : 'a model with branches and norms, not a fused one',
        ]),
    ...(decoderText(described) === decoderText(own) ? [] : [`${decoderText(described)}, not with ${decoderText(own)}`]),
    ...(headsText(described) === headsText(own)
      ? []
      : [`a model without the attention heads ${headsText(described)}, not without ${headsText(own)}`]),
    ...(widthsText(described) === widthsText(own)
      ? []
      : [`a model with the pruned layers ${shortened(widthsText(described))}, not with ${shortened(widthsText(own))}`]),
  ];
  if (differences.length > 0)
    throw new ValueError(
      `${op}: ${file} is of ${differences.join(', ')}; loadModel makes the model that it is of${advice}`,
    );
}
