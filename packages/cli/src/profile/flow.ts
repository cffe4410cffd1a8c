// What `fovea profile` finds out with `erf=true`, `signals=true`, `flips=true` and `picture=…`: which pixels count, how signals flow, what mirrored pictures do, and the picture that fields are shown on.

import { Generator, Tensor, tensor } from 'fovea';
import {
  type EffectiveFieldReport,
  effectiveReceptiveField,
  type FlipAlignmentReport,
  flipAlignment,
  type SignalReport,
  type SizedModel,
  signalPropagation,
} from 'fovea/analysis';
import { decodeImage, type Preprocessing, preprocess, type RasterImage, resizeAndCrop } from 'fovea/images';
import type { Module } from 'fovea/nn';
import { commandError } from '../command-error.ts';
import { fitting } from '../own/fitting.ts';
import { type OwnInputs, withBatch } from '../own/model-input.ts';
import { findPictures } from '../predict/inputs.ts';
import type { ProfileConfig } from './config.ts';
import { flipsJson } from './flip-text.ts';

export interface Flow {
  /** Null where it was not asked for. */
  readonly effectiveField: EffectiveFieldReport | null;
  readonly signals: SignalReport | null;
  readonly flips: FlipAlignmentReport | null;
  /** What the network is shown of the picture; null without one. */
  readonly picture: RasterImage | null;
}

/** Undefined where nothing of it was asked for. @throws ValueError for inputs that are no pictures, and for pictures that cannot be read */
export async function examineFlow(
  { model, inputShape, input: several }: SizedModel,
  config: Pick<ProfileConfig, 'erf' | 'signals' | 'flips' | 'picture' | 'pictures' | 'inputs' | 'layers' | 'batch'>,
  own: Partial<Preprocessing> | undefined,
): Promise<Flow | undefined> {
  const { erf, signals, flips, picture, pictures, inputs } = config;
  if (!erf && !signals && !flips && picture === '' && pictures === '') return undefined;
  const isImage = !several && inputShape.length === 4 && [1, 3].includes(inputShape[3]);
  const reads = several ? 'several inputs, or whole numbers' : `[${inputShape.join(', ')}]`;
  if (!isImage && (picture !== '' || pictures !== ''))
    throw commandError(
      'profile',
      `${picture === '' ? 'pictures' : 'picture'}=…: needs a model of images [N, H, W, 3] or [N, H, W, 1]: this one reads ${reads}`,
    );
  if ((erf || flips) && (several || inputShape.length !== 4))
    throw commandError(
      'profile',
      `${erf ? 'erf' : 'flips'}=true: needs a model of images [N, H, W, C]: this one reads ${reads}`,
    );
  const shown = isImage ? fitting(inputShape, own) : undefined;
  const paths = pictures === '' ? [] : (await findPictures('profile', [pictures])).pictures.slice(0, inputs);
  const decoded = shown
    ? await Promise.all(paths.map(({ input }) => decodeImage(input, { channels: shown.channels })))
    : [];
  const given = shown && decoded.length > 0 ? stacked(decoded, shown) : undefined;
  const input = given ?? [inputs, ...inputShape.slice(1)];
  const first = picture === '' ? decoded[0] : await decodeImage(picture, shown && { channels: shown.channels });
  // Of noise, pixels side by side have nothing to do with each other: what is a pixel off would be all wrong.
  const flipped = given ?? (first && shown ? stacked([first], shown) : input);
  return {
    effectiveField: erf ? await effectiveReceptiveField(model, input, { ...chosenLayers(config), batchSize: 4 }) : null,
    signals: signals ? await signalPropagation(model, several ? withBatch(several as OwnInputs, inputs) : input) : null,
    flips: flips ? await flipsOf(model, flipped) : null,
    picture: first && shown ? resizeAndCrop(first, shown) : null,
  };
}

/** Images that flips are looked at together: more change little, and take memory. */
const MOST_FLIPPED = 8;

async function flipsOf(model: Module, input: Tensor | readonly number[]): Promise<FlipAlignmentReport> {
  const [count, ...rest] = input instanceof Tensor ? input.shape : input;
  const shown = Math.min(count, MOST_FLIPPED);
  const images = input instanceof Tensor ? input.slice(0, 0, shown) : new Generator(0).normal([shown, ...rest]);
  return flipAlignment(model, images);
}

const chosenLayers = ({ layers }: Pick<ProfileConfig, 'layers'>) =>
  layers === '' ? { stages: true } : { layers: layers.split(',').map((name) => name.trim()) };

/** As the network takes them. */
function stacked(images: readonly RasterImage[], how: Preprocessing) {
  const values = images.map((image) => preprocess(image, how));
  const all = new Float32Array(values.length * values[0].length);
  for (const [i, one] of values.entries()) all.set(one, i * one.length);
  return tensor(all, [images.length, ...how.imageSize, how.channels]);
}

/** Without maps of all pixels, which would be most of the text. */
export const flowJson = ({ effectiveField, signals, flips }: Flow) => ({
  effectiveField: effectiveField && {
    ...effectiveField,
    layers: effectiveField.layers.map(({ map: _, ...layer }) => layer),
  },
  signals,
  flips: flipsJson(flips),
});
