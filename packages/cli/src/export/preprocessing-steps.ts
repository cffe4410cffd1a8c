// How pictures become the network's input, in words that say how sizes round: for whoever runs an exported file by other means.

import type { Preprocessing } from 'fovea/images';

/** What `preprocess` does, one sentence a step. */
export function preprocessingSteps({
  imageSize,
  channels,
  mean,
  std,
  interpolation,
  cropPct,
  cropMode,
}: Preprocessing): string {
  const [height, width] = imageSize;
  const [h, w] = imageSize.map((side) => Math.floor(side / cropPct));
  const isSquare = h === w;
  const nearest = 'each side is the original divided by that, rounded to the nearest, halves to even';
  const resize = {
    squash: `Resize to ${h} x ${w} (height x width), whatever the proportions.`,
    border: `Resize by one factor, max(H / ${h}, W / ${w}): ${nearest}.`,
    center: isSquare
      ? `Resize the shorter side to ${h}; the longer one is ${h} * longer / shorter, rounded down.`
      : `Resize by one factor, min(H / ${h}, W / ${w}): ${nearest}.`,
  }[cropMode];
  const filter = cropMode === 'center' && !isSquare ? 'bilinear' : interpolation;
  return [
    `Decode upright to 8-bit ${channels === 1 ? 'grey (PIL mode L)' : 'sRGB'}.`,
    resize,
    `Use the ${filter} filter as PIL does: widened when shrinking (antialias), the result rounded to 8 bits after each axis, width first.`,
    `Cut ${height} x ${width} from the middle; half the remainder is rounded to the nearest, halves to even. What is missing is ${cropMode === 'border' ? 'the mean colour' : 'black'}.`,
    `Divide by 255, subtract mean [${mean.join(', ')}], divide by std [${std.join(', ')}].`,
  ].join(' ');
}
