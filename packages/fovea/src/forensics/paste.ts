// A region of one photograph put into another: turned, mirrored, scaled, in other colours, its border blended.

import type { Interval, RandomStream, RasterImage } from '../images/index.ts';
import type { Region } from './region.ts';

/** What is drawn for a paste. */
export interface PasteOptions {
  readonly scale: Interval;
  readonly degrees: number;
  readonly flip: number;
  readonly colorShift: number;
  readonly feather: number;
}

/** From a step in the picture to one in the source. */
interface Turn {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
}

function drawTurn(random: RandomStream, { scale, degrees, flip }: PasteOptions): Turn {
  const size = Math.exp(random.uniform(Math.log(scale[0]), Math.log(scale[1])));
  const angle = (random.uniform(-degrees, degrees) * Math.PI) / 180;
  const side = random.chance(flip) ? -1 : 1;
  const [cos, sin] = [Math.cos(angle) / size, Math.sin(angle) / size];
  return { xx: side * cos, xy: side * sin, yx: -sin, yy: cos };
}

/** How far the region reaches in the source, to either side of its middle. */
function sourceReach(region: Region, { xx, xy, yx, yy }: Turn): readonly [across: number, down: number] {
  const dx = Math.max(region.x - region.left, region.left + region.width - region.x);
  const dy = Math.max(region.y - region.top, region.top + region.height - region.y);
  return [Math.abs(xx) * dx + Math.abs(xy) * dy, Math.abs(yx) * dx + Math.abs(yy) * dy];
}

/** The turn, enlarging as much as the source is too small for it. */
function fitted(region: Region, turn: Turn, { width, height }: RasterImage): Turn {
  const [across, down] = sourceReach(region, turn);
  const factor = Math.min(1, width / (2 * across), height / (2 * down));
  return { xx: factor * turn.xx, xy: factor * turn.xy, yx: factor * turn.yx, yy: factor * turn.yy };
}

/** A middle in the source that has the region around it; whole pixels from the region's, so that what is not turned is not interpolated. */
function drawMiddle(region: Region, turn: Turn, source: RasterImage, random: RandomStream): Interval {
  const [across, down] = sourceReach(region, turn);
  const along = (reach: number, size: number): number =>
    Math.floor(random.uniform(Math.min(reach, size / 2), Math.max(size - reach, size / 2))) + 0.5;
  return [along(across, source.width), along(down, source.height)];
}

const PLACES = 30;

/** A middle in the same image from which the region does not overlap itself, or the farthest of some. */
function drawElsewhere(region: Region, turn: Turn, source: RasterImage, random: RandomStream): Interval {
  const [across, down] = sourceReach(region, turn);
  let [best, farthest]: [Interval, number] = [[region.x, region.y], -1];
  for (let i = 0; i < PLACES; i++) {
    const [x, y] = drawMiddle(region, turn, source, random);
    const away = Math.max(
      Math.abs(x - region.x) / (across + region.width / 2),
      Math.abs(y - region.y) / (down + region.height / 2),
    );
    if (away > farthest) [best, farthest] = [[x, y], away];
    if (away >= 1) break;
  }
  return best;
}

/** By channel, what values are multiplied with, and what is added. */
function drawColors(channels: number, shift: number, random: RandomStream): readonly Interval[] {
  return Array.from(
    { length: channels },
    (): Interval => [1 + random.uniform(-shift, shift), 64 * random.uniform(-shift, shift)],
  );
}

/** Value of a channel between pixels; beyond the border, that of the nearest. */
function sampleAt({ width, height, channels, data }: RasterImage, x: number, y: number, c: number): number {
  const [u, v] = [Math.min(width - 1, Math.max(0, x - 0.5)), Math.min(height - 1, Math.max(0, y - 0.5))];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  const [right, below] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const at = (column: number, row: number): number => data[channels * (row * width + column) + c];
  const above = at(left, top) + (u - left) * (at(right, top) - at(left, top));
  const under = at(left, below) + (u - left) * (at(right, below) - at(left, below));
  return above + (v - top) * (under - above);
}

/** The photograph with the region from `source`, which may be itself: then from elsewhere, in its own colours. */
export function paste(
  photo: RasterImage,
  source: RasterImage,
  region: Region,
  random: RandomStream,
  options: PasteOptions,
): RasterImage {
  const same = source === photo;
  const turn = fitted(region, drawTurn(random, options), source);
  const [x, y] = (same ? drawElsewhere : drawMiddle)(region, turn, source, random);
  const colors = drawColors(photo.channels, same ? 0 : options.colorShift, random);
  const data = Uint8Array.from(photo.data);
  for (const [i, depth] of region.depth.entries()) {
    const alpha = options.feather > 0 ? Math.min(1, Math.max(0, depth / options.feather + 0.5)) : Number(depth >= 0);
    if (alpha === 0) continue;
    const [column, row] = [region.left + (i % region.width), region.top + Math.floor(i / region.width)];
    const [dx, dy] = [column + 0.5 - region.x, row + 0.5 - region.y];
    for (let c = 0; c < photo.channels; c++) {
      const [gain, offset] = colors[c];
      const seen = sampleAt(source, x + turn.xx * dx + turn.xy * dy, y + turn.yx * dx + turn.yy * dy, c);
      const to = photo.channels * (row * photo.width + column) + c;
      const value = (1 - alpha) * data[to] + alpha * (gain * seen + offset);
      data[to] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
  return { ...photo, data };
}
