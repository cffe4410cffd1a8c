// A backbone as the first half of a segmentation network: which maps it gives, what of it they need, and strides turned into dilation.

import { ValueError } from '../base/errors.ts';
import { requireRange } from '../base/require.ts';
import type { ImageModel } from '../models/index.ts';
import {
  Conv2d,
  Identity,
  init,
  type Module,
  MultiBranchConv2d,
  mapModule,
  onForward,
  replaceModule,
} from '../nn/index.ts';
import { pair } from '../ops/window.ts';
import { type Tensor, zeros } from '../tensor/index.ts';
import { usedIn } from '../tensor/internal.ts';
import type { FeatureMap } from './decoder.ts';

/** Side of the images that strides are found with: a multiple of all. */
const PROBE_SIDE = 128;

/** Images that show a backbone's strides: of any size, or of the one that it was made for. */
export interface Probe {
  readonly imageSize: readonly [height: number, width: number];
  readonly channels: number;
}

export const probeOf = (channels: number, imageSize: readonly [number, number], anyImageSize: boolean): Probe => ({
  channels,
  imageSize: anyImageSize ? [PROBE_SIDE, PROBE_SIDE] : imageSize,
});

/** The maps of a forward pass that is traced, not computed. */
export function traced(backbone: ImageModel, { imageSize, channels }: Probe): Tensor[] {
  const wasTraining = backbone.training;
  // In training, statistics would change.
  backbone.eval();
  try {
    return backbone.features(zeros([1, ...imageSize, channels]));
  } finally {
    if (wasTraining) backbone.train();
  }
}

/** The maps that a decoder is given: the last one of each stride. */
export interface ChosenMaps {
  readonly maps: readonly FeatureMap[];
  /** Which of the backbone's maps they are. */
  readonly indices: readonly number[];
}

/** The last map of each stride, finest first, up to a stride. */
export function mapsOf(backbone: ImageModel, probe: Probe, most = Number.POSITIVE_INFINITY): ChosenMaps {
  const all = traced(backbone, probe).map(({ shape }) => ({
    channels: shape[3],
    stride: Math.round(probe.imageSize[0] / shape[1]),
  }));
  const indices = all.flatMap(({ stride }, i) =>
    stride <= most && all.findLastIndex((other) => other.stride === stride) === i ? [i] : [],
  );
  return { indices, maps: indices.map((i) => all[i]) };
}

/** Puts nothing in the place of what the maps do not need: the classifier, norms before it. */
export function dropUnused(backbone: ImageModel, probe: Probe, indices: readonly number[]): void {
  const all = traced(backbone, probe);
  const parameters = backbone.parameters();
  const used = indices.map((i) =>
    usedIn(
      all[i],
      parameters.map((one) => one.read()),
    ),
  );
  const read = new Set<object>(parameters.filter((_, i) => used.some((of) => of[i])));
  const needed = (module: Module): boolean => module.parameters().some((one) => read.has(one));
  const visit = (module: Module): void => {
    for (const [, child] of [...module.children()]) {
      if (needed(child)) visit(child);
      else if (child.parameters().length > 0) replaceModule(backbone, child, new Identity());
    }
  };
  visit(backbone);
}

/** How far a convolution's output is from the image, in halvings. */
interface Strided {
  readonly before: number;
  readonly after: number;
}

/** The stride before and behind each convolution that is run, of those that have a size at all. */
function strides(backbone: ImageModel, probe: Probe): Map<Conv2d, Strided> {
  const found = new Map<Conv2d, Strided>();
  const strideOf = ({ shape }: Tensor): number => Math.round(probe.imageSize[0] / shape[1]);
  const convs = [...backbone.namedModules()].flatMap(([, module]) => (module instanceof Conv2d ? [module] : []));
  const handles = convs.map((conv) =>
    onForward(conv, (_, [x], y) => {
      // Gates of a pixel a channel, as in squeeze-and-excitation, have no stride.
      if (x.shape[1] > 1) found.set(conv, { before: strideOf(x), after: strideOf(y) });
    }),
  );
  try {
    traced(backbone, probe);
  } finally {
    for (const handle of handles) handle.remove();
  }
  return found;
}

/** What a dilated backbone is told. */
export interface DilationOptions {
  /** What the backbone ends with. */
  readonly outputStride: number;
  /** Rates of the dilated convolutions in turn, over and over. Default: by what factor the strides before them were taken out. */
  readonly rates?: readonly number[] | undefined;
}

/**
 * Takes strides beyond `outputStride` out of a backbone, and dilates what follows by as much, as `replace_strides_with_dilation` of
 * segmentation_models_pytorch: the weights stay what they are.
 * @returns why it cannot be, with the backbone as it was; undefined where it was done
 */
export function dilate(
  backbone: ImageModel,
  probe: Probe,
  { outputStride, rates }: DilationOptions,
): string | undefined {
  const within = [...backbone.namedModules()].flatMap(([, module]) =>
    module instanceof MultiBranchConv2d ? [...module.namedModules()].map(([, one]) => one) : [],
  );
  const found = strides(backbone, probe);
  const beyond = [...found].filter(([, { after }]) => after > outputStride);
  if (beyond.some(([conv]) => within.includes(conv))) return 'its blocks are branches that fuse to one convolution';
  if (beyond.length === 0) return 'no convolution of it strides so far';
  const all = new Map<Conv2d, Conv2d>();
  let turn = 0;
  for (const [conv, { after }] of beyond) {
    const kernel = pair(conv.options.kernelSize, 'dilate');
    if (kernel.some((side) => side % 2 === 0)) return 'it cuts images into patches';
    if (Math.max(...kernel) === 1 && pair(conv.options.stride ?? 1, 'dilate').every((one) => one === 1)) continue;
    const isWide = Math.max(...kernel) > 1;
    const rate = isWide && rates ? rates[turn++ % rates.length] : after / outputStride;
    all.set(conv, dilatedConv(conv, rate));
  }
  const swapped = (from: Map<Conv2d, Conv2d>): void => {
    mapModule(backbone, (module) => from.get(module as Conv2d) ?? module);
  };
  swapped(all);
  if (mapsOf(backbone, probe).maps.every(({ stride }) => stride <= outputStride)) return undefined;
  swapped(new Map([...all].map(([conv, dilated]) => [dilated, conv])));
  return 'it pools between its stages';
}

/** The same weights at stride 1, its taps `rate` pixels apart. */
function dilatedConv(conv: Conv2d, rate: number): Conv2d {
  const kernel = pair(conv.options.kernelSize, 'dilate');
  const dilated = new Conv2d(conv.inChannels, conv.outChannels, {
    ...conv.options,
    ...{ stride: 1, dilation: rate, padding: [rate * (kernel[0] >> 1), rate * (kernel[1] >> 1)] as const },
    ...{ bias: false, init: init.zeros },
  });
  dilated.weight = conv.weight;
  dilated.bias = conv.bias;
  if (!conv.training) dilated.eval();
  return dilated;
}

/** @throws ValueError unless the rates are whole numbers from 1 */
export function requireRates(rates: readonly number[] | undefined): void {
  if (rates === undefined) return;
  requireRange('createSegmentationModel', 'dilationRates', rates, 'counts');
  if (rates.length === 0)
    throw new ValueError('createSegmentationModel: dilationRates must be one rate at least: got []; leave it out');
}
