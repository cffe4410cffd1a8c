// Small objects on large canvases: striped squares at random places in noise. The class is the direction of the stripes.

import { type Tensor, tensor } from 'fovea';
import { random } from './random.ts';

export interface Canvases {
  /** `[N, side, side, 1]` */
  readonly images: Tensor;
  readonly labels: Tensor;
}

export interface CanvasOptions {
  readonly side: number;
  /** Side of the object. */
  readonly object: number;
  readonly classes: number;
  /** Standard deviation of the noise; stripes go from 0 to 2. */
  readonly noise: number;
}

/** Values of noise, which canvases take from a random place on. */
const POOL = 1 << 15;
/** Pixels from stripe to stripe, of one half of the objects and of the other: wide ones can be told in a small image, narrow ones by detail alone. */
const [NARROW, WIDE] = [
  [2.5, 4],
  [7, 10],
] as const;

/** Makes batches of canvases, each anew: the same seed gives the same ones. */
export function canvasMaker(options: CanvasOptions, seed: number): (count: number) => Canvases {
  const { side, object, classes, noise } = options;
  const stream = random(seed, 71);
  const pool = Float32Array.from({ length: POOL }, () => noise * stream.normal());
  const draw = (canvas: Float32Array, label: number): void => {
    const from = stream.integer(POOL);
    for (let i = 0; i < canvas.length; i++) canvas[i] = pool[(from + i) % POOL];
    const [top, left] = [stream.integer(side - object + 1), stream.integer(side - object + 1)];
    const [least, most] = stream.chance(0.5) ? NARROW : WIDE;
    const [angle, turn] = [(Math.PI * label) / classes, (2 * Math.PI) / stream.uniform(least, most)];
    const phase = stream.uniform(0, 2 * Math.PI);
    for (let y = 0; y < object; y++)
      for (let x = 0; x < object; x++)
        canvas[(top + y) * side + left + x] += 1 + Math.sin(phase + turn * (x * Math.cos(angle) + y * Math.sin(angle)));
  };
  return (count) => {
    const values = new Float32Array(count * side * side);
    const labels = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      labels[i] = stream.integer(classes);
      draw(values.subarray(i * side * side, (i + 1) * side * side), labels[i]);
    }
    return { images: tensor(values, [count, side, side, 1]), labels: tensor(labels, [count]) };
  };
}
