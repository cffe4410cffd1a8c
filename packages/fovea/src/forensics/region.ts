// Random regions of an image: ellipses, polygons and blobs, of a wanted part of its area, all described by their radius at each angle.

import type { Interval, RandomStream } from '../images/index.ts';

/** Forms of regions. */
export const REGION_SHAPES = ['ellipse', 'polygon', 'blob'] as const;

/** The form of a region; a blob is as irregular as segmented objects are. */
export type RegionShape = (typeof REGION_SHAPES)[number];

/** Where a region lies. */
export interface Region {
  /** Its middle, at the centre of a pixel. */
  readonly x: number;
  readonly y: number;
  /** The pixels that may be in it. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** `[height, width]`: how far each pixel of the box lies within the border, along the line from the middle, in pixels; negative outside. */
  readonly depth: Float32Array;
}

/** What a region may be. */
export interface RegionOptions {
  readonly shapes: readonly RegionShape[];
  readonly area: Interval;
}

const ANGLES = 720;
const TURN = 2 * Math.PI;
/** How often a shape is drawn again that does not fit into the image. */
const TRIES = 20;

type Radius = (angle: number) => number;

function ellipse(random: RandomStream): Radius {
  const [aspect, turn] = [Math.exp(random.uniform(0, Math.log(2.5))), random.uniform(0, Math.PI)];
  return (angle) => 1 / Math.hypot(Math.cos(angle - turn), aspect * Math.sin(angle - turn));
}

/** Star-shaped, so that it has one radius at each angle. */
function polygon(random: RandomStream): Radius {
  const count = 4 + random.integer(6);
  const corners = Array.from({ length: count }, (_, i) => {
    const angle = ((i + random.uniform(-0.4, 0.4)) / count) * TURN;
    const radius = random.uniform(0.5, 1);
    return { angle, x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  return (angle) => {
    const turned = corners.map((corner) => (((corner.angle - angle) % TURN) + TURN) % TURN);
    const next = turned.indexOf(Math.min(...turned));
    const [a, b] = [corners[(next + count - 1) % count], corners[next]];
    // Where the line from the middle crosses the side from a to b.
    return (a.x * b.y - a.y * b.x) / (Math.cos(angle) * (b.y - a.y) - Math.sin(angle) * (b.x - a.x));
  };
}

function blob(random: RandomStream): Radius {
  const waves = [2, 3, 4, 5, 6].map((k) => ({ k, size: random.uniform(0, 0.8) / k, phase: random.uniform(0, TURN) }));
  return (angle) =>
    Math.max(
      0.3,
      waves.reduce((r, { k, size, phase }) => r + size * Math.cos(k * angle + phase), 1),
    );
}

const SHAPES: Readonly<Record<RegionShape, (random: RandomStream) => Radius>> = { ellipse, polygon, blob };

/** Radii at equal angles. */
const sampled = (radius: Radius): Float64Array =>
  Float64Array.from({ length: ANGLES }, (_, i) => radius((i * TURN) / ANGLES));

/** The same form with that area. */
function scaledTo(radii: Float64Array, area: number): Float64Array {
  const own = radii.reduce((sum, r) => sum + r * r, 0) * (Math.PI / ANGLES);
  const factor = Math.sqrt(area / own);
  return radii.map((r) => factor * r);
}

/** How far radii reach from the middle, in both directions of an axis. */
function reach(radii: Float64Array, along: (angle: number) => number): Interval {
  const ends = Array.from(radii, (r, i) => r * along((i * TURN) / ANGLES));
  return [-Math.min(...ends), Math.max(...ends)];
}

/** A middle along an axis, at which the region lies in the image. */
function middle(size: number, [before, after]: Interval, random: RandomStream): number {
  const at = Math.floor(random.uniform(before, Math.max(before, size - after)));
  return Math.min(size - 1, Math.max(0, at)) + 0.5;
}

/** A region in an image of that size. */
export function drawRegion(
  random: RandomStream,
  width: number,
  height: number,
  { shapes, area }: RegionOptions,
): Region {
  const share = random.uniform(...area);
  const kind = shapes[random.integer(shapes.length)];
  const wanted = Math.max(1, share * width * height);
  let radii: Float64Array = new Float64Array(0);
  let [across, down]: Interval[] = [];
  for (let i = 0; i < TRIES; i++) {
    radii = scaledTo(sampled(SHAPES[kind](random)), wanted);
    [across, down] = [reach(radii, Math.cos), reach(radii, Math.sin)];
    if (across[0] + across[1] <= width && down[0] + down[1] <= height) break;
    if (i < TRIES - 1) continue;
    // An ellipse as wide and high as the image fits always.
    const [a, b] = [width, height].map((side) => side * Math.sqrt(share / Math.PI));
    radii = sampled((angle) => 1 / Math.hypot(Math.cos(angle) / a, Math.sin(angle) / b));
    [across, down] = [reach(radii, Math.cos), reach(radii, Math.sin)];
  }
  const [x, y] = [middle(width, across, random), middle(height, down, random)];
  const left = Math.max(0, Math.floor(x - across[0]) - 1);
  const top = Math.max(0, Math.floor(y - down[0]) - 1);
  const box = {
    ...{ left, width: Math.min(width, Math.ceil(x + across[1]) + 1) - left },
    ...{ top, height: Math.min(height, Math.ceil(y + down[1]) + 1) - top },
  };
  return { x, y, ...box, depth: depths(radii, { x, y, ...box }) };
}

function depths(radii: Float64Array, { x, y, left, top, width, height }: Omit<Region, 'depth'>): Float32Array {
  return Float32Array.from({ length: width * height }, (_, i) => {
    const [dx, dy] = [left + (i % width) + 0.5 - x, top + Math.floor(i / width) + 0.5 - y];
    const turns = (Math.atan2(dy, dx) / TURN + 1) * ANGLES;
    const low = Math.floor(turns);
    const radius = radii[low % ANGLES] + (turns - low) * (radii[(low + 1) % ANGLES] - radii[low % ANGLES]);
    return radius - Math.hypot(dx, dy);
  });
}
