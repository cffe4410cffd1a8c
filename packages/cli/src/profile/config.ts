// Settings of `fovea profile`.

import { resolve } from 'node:path';
import { isDataSet } from '../data/built-in-sets.ts';
import { isInputText } from '../own/model-input.ts';
import { count, countOrNone, number, oneOf, option, seed, text, yesOrNo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import type { Use } from '../settings/uses.ts';

const SIZE = /^\d{1,5}(x\d{1,5})?$/;

/** `224`, or `160x224`: height and width; '' for the model's own. */
const size = text.refine((value) => value === '' || (SIZE.test(value) && !/(^|x)0+(x|$)/.test(value)), {
  error: 'needs a side such as 224, or height and width such as 160x224',
});

/** Such as `1x64x64x3`; '' for the model's own. */
const shape = text.refine((value) => value === '' || isInputText(value), {
  error:
    'needs sizes such as 1x224x224x3: batch, height, width, channels; several inputs with + between, of whole numbers with :int32 behind: 1x224x224x3+1x77:int32',
});

const depth = number('an integer ≥ 0', (value) => Number.isSafeInteger(value) && value >= 0);

export const PROFILE_OPTIONS = {
  imageSize: option(text.pipe(size), '', "image size, or height and width such as 160x224; default: the model's"),
  inputShape: option(
    text.pipe(shape),
    '',
    'what a model of your own reads, such as 1x224x224x3, or 1x224x224x3+1x77:int32 of several inputs, one of whole numbers; default: the inputShape or inputs that its file exports, or 1x224x224x3',
  ),
  vary: option(
    text,
    '',
    'grid over model options, such as imageSize:128,160,224, or several: imageSize:128,224+width:0.5,1',
  ),
  data: option(
    text.transform((data) => (data === '' || isDataSet(data) ? data : resolve(data))),
    '',
    "labelled images to tell accuracy at each point of the grid, of a run's weights or after epochs= of training: a folder with a sub-folder for each class, a manifest, or what `train` takes",
  ),
  epochs: option(countOrNone, 0, 'epochs to train each model of the grid on data; 0: no training'),
  images: option(countOrNone, 2000, 'training images per epoch, with epochs; 0: all'),
  seed: option(seed, 0, 'seed of initial weights and order, with epochs'),
  pareto: option(
    text,
    'parameters,macs',
    'axes of the Pareto front of several models: parameters, macs, memory, trainingMemory, milliseconds, receptiveField',
  ),
  batch: option(count, 1, 'batch size'),
  numClasses: option(countOrNone, 1000, 'number of classes, for models by name; 0: no classifier'),
  smallImage: option(yesOrNo, false, 'the stem for images of 28 to 64 pixels, for models by name'),
  depth: option(depth, 3, 'nesting depth of the table; 0: the model alone'),
  convention: option(
    oneOf('exact', 'fvcore', 'ptflops', 'torchvision'),
    'exact',
    "FLOPs convention: 'exact', 'fvcore', 'ptflops' or 'torchvision'",
  ),
  time: option(yesOrNo, false, 'measure forward and backward times of each layer'),
  erf: option(yesOrNo, false, 'measure effective receptive fields by gradients'),
  signals: option(yesOrNo, false, 'measure activations, gradients and weights of each layer, with warnings'),
  flips: option(yesOrNo, false, 'measure flip alignment of each layer, and say what would help'),
  inputs: option(count, 16, 'inputs that erf, signals and flips take: random ones, or so many of pictures'),
  pictures: option(text, '', 'pictures for erf, signals and flips: a folder or pattern; default: random inputs'),
  picture: option(text, '', 'picture that fields are drawn over; default: the first of pictures'),
  layers: option(text, '', 'layers for erf, by dotted names, with commas; default: the last of each size'),
  runs: option(count, 5, 'timed runs; the fastest counts'),
  html: option(text, '', 'file for a page with the diagram, a sortable table, charts and the comparison'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type ProfileConfig = SettingsOf<typeof PROFILE_OPTIONS>;

/** Height and width; undefined for the model's own. */
export function sidesOf({ imageSize }: Pick<ProfileConfig, 'imageSize'>): readonly [number, number] | undefined {
  if (imageSize === '') return undefined;
  const [height, width = height] = imageSize.split('x').map(Number);
  return [height, width];
}

/** What does nothing without something else. */
export const PROFILE_USES: readonly Use<ProfileConfig>[] = [
  {
    settings: ['erf', 'signals', 'flips', 'pictures', 'picture', 'layers', 'inputs', 'convention', 'depth', 'pareto'],
    isOn: ({ vary }) => vary === '',
    where: 'with vary=…, which counts; leave one of them out',
  },
  { settings: ['layers'], isOn: ({ erf }) => erf, where: 'without erf=true' },
  {
    settings: ['inputs', 'pictures'],
    isOn: ({ erf, signals, flips }) => erf || signals || flips,
    where: 'without erf=true, signals=true or flips=true; picture=… is what fields are drawn over',
  },
  {
    settings: ['picture'],
    isOn: ({ html, flips }) => html !== '' || flips,
    where: 'without html=…, on whose page fields are drawn over it, or flips=true',
  },
  { settings: ['runs'], isOn: ({ time }) => time, where: 'without time=true' },
  { settings: ['images', 'seed'], isOn: ({ epochs }) => epochs > 0, where: 'without epochs=…' },
];
