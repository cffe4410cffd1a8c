// How pictures are made to fit a model that says little or nothing of it.

import type { Preprocessing } from 'fovea/images';

/** As it is said, or else the middle of pictures, with levels from −1 to 1. */
export function fitting(
  [, height, width, channels]: readonly number[],
  own: Partial<Preprocessing> | undefined,
): Preprocessing {
  const levels = (value: number): number[] => Array.from({ length: channels }, () => value);
  return {
    mean: own?.mean ?? levels(0.5),
    std: own?.std ?? levels(0.5),
    interpolation: own?.interpolation ?? 'bicubic',
    cropPct: own?.cropPct ?? 1,
    cropMode: own?.cropMode ?? 'center',
    ...{ imageSize: [height, width], channels: channels as 1 | 3 },
  };
}
