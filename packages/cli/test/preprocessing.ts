// How pictures are prepared in tests of the command: squares of a side, as they are, by one mean and one deviation.

import type { Preprocessing } from 'fovea/images';

export const plainPreprocessing = (side: number, mean = 0.5, std = 0.25, channels: 1 | 3 = 3): Preprocessing => ({
  ...{ imageSize: [side, side], channels, interpolation: 'bilinear', cropPct: 1, cropMode: 'center' },
  ...{ mean: new Array<number>(channels).fill(mean), std: new Array<number>(channels).fill(std) },
});
