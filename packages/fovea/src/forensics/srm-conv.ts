// The three fixed high-pass filters of the Spatial Rich Model that Zhou et al. look at noise with.

import { pickOptions, requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import { Module } from '../nn/index.ts';
import { type Conv2dOptions, conv2d } from '../ops/index.ts';
import { requirePaddingMode } from '../ops/padding-mode.ts';
import { type Tensor, tensor } from '../tensor/index.ts';

/** Rows of a filter, and what it is divided by. */
const FILTERS: readonly (readonly [divisor: number, rows: readonly (readonly number[])[]])[] = [
  [
    4,
    [
      [0, 0, 0, 0, 0],
      [0, -1, 2, -1, 0],
      [0, 2, -4, 2, 0],
      [0, -1, 2, -1, 0],
      [0, 0, 0, 0, 0],
    ],
  ],
  [
    12,
    [
      [-1, 2, -2, 2, -1],
      [2, -6, 8, -6, 2],
      [-2, 8, -12, 8, -2],
      [2, -6, 8, -6, 2],
      [-1, 2, -2, 2, -1],
    ],
  ],
  [
    2,
    [
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 1, -2, 1, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ],
  ],
];
const SIDE = 5;

/**
 * Three 5×5 filters, each with sum 0: second differences in both directions over 4, a larger square of them over 12, and second differences along
 * a row over 2. As kernels of a convolution, each is summed over the input channels.
 * @shape `[5, 5, inChannels, 3]`
 * @throws ValueError unless `inChannels` is a positive integer
 * @paper Fridrich & Kodovský, IEEE TIFS 2012; Zhou et al., CVPR 2018, arXiv:1805.04953
 * @example
 * await srmFilters(1).sum([0, 1, 2]).data(); // [0, 0, 0]
 */
export function srmFilters(inChannels = 3): Tensor {
  requireCounts('srmFilters', { inChannels });
  const values = Float32Array.from({ length: SIDE ** 2 * inChannels * FILTERS.length }, (_, i) => {
    const [divisor, rows] = FILTERS[i % FILTERS.length];
    const pixel = Math.floor(i / (FILTERS.length * inChannels));
    return rows[Math.floor(pixel / SIDE)][pixel % SIDE] / divisor;
  });
  return tensor(values, [SIDE, SIDE, inChannels, FILTERS.length]);
}

/** Options of `SrmConv2d`. */
export interface SrmConv2dOptions extends Pick<Conv2dOptions, 'padding' | 'paddingMode'> {
  /**
   * Residuals beyond ±truncation become ±truncation, so that edges do not drown the noise; `Infinity` keeps them. Default 2, for images of 0…255: for
   * others, two of their levels, such as 2 / 255.
   */
  readonly truncation?: number;
}

/**
 * Residuals of images by `srmFilters`, from −truncation to truncation: where noise differs, they do. Nothing is learnt.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, 3]`, OH = H + 2·padding − 4
 * @throws ValueError for channels or options out of range; ShapeError for other images
 * @paper Zhou et al., CVPR 2018, arXiv:1805.04953
 * @example
 * new SrmConv2d(3, { padding: 2, paddingMode: 'reflect' }).forward(ones([1, 32, 32, 3])).shape; // [1, 32, 32, 3]
 */
export class SrmConv2d extends Module {
  constructor(
    readonly inChannels = 3,
    readonly options: SrmConv2dOptions = {},
  ) {
    super();
    requireOptions('SrmConv2d', options, ['truncation', 'padding', 'paddingMode']);
    const { truncation = 2, paddingMode = 'zeros' } = options;
    requireCounts('SrmConv2d', { inChannels });
    requireRange('SrmConv2d', 'truncation', truncation, 'positiveOrInfinite');
    requirePaddingMode('SrmConv2d', paddingMode);
  }

  override forward(x: Tensor): Tensor {
    const residuals = conv2d(
      x,
      srmFilters(this.inChannels),
      undefined,
      pickOptions(this.options, ['padding', 'paddingMode']),
    );
    const { truncation = 2 } = this.options;
    return truncation === Number.POSITIVE_INFINITY ? residuals : residuals.minimum(truncation).maximum(-truncation);
  }
}
