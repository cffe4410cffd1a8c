// Small photographs for tests: each class has a colour of its own, each picture a pattern of its own.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';

export const COLOURS: Readonly<Record<string, readonly [number, number, number]>> = {
  rot: [200, 60, 50],
  'grün ☘': [60, 180, 70],
  blau: [50, 70, 200],
};

/** Pixels of picture `n` in that colour: 24 × 32, or 32 × 24. */
function pixels(colour: readonly number[], n: number, [width, height]: readonly [number, number]): Buffer {
  const data = Buffer.alloc(3 * width * height);
  for (let i = 0; i < data.length; i++) {
    const [x, y] = [Math.trunc(i / 3) % width, Math.trunc(i / 3 / width)];
    const pattern = (((x >> 2) + (y >> 3) + n) % 3) * 20 - 20 + ((i * 7919 + n * 131) % 21) - 10;
    data[i] = Math.max(0, Math.min(255, colour[i % 3] + pattern));
  }
  return data;
}

/** Writes a picture in the format of its name's ending. */
export async function writePicture(path: string, colour: readonly number[], n: number): Promise<void> {
  const size = n % 2 ? ([24, 32] as const) : ([32, 24] as const);
  mkdirSync(dirname(path), { recursive: true });
  const [width, height] = size;
  await sharp(pixels(colour, n, size), { raw: { width, height, channels: 3 } }).toFile(path);
}

/** A sub-folder for each of the three colours, with `count` JPEGs each. */
export async function writePictures(folder: string, count: number): Promise<void> {
  await Promise.all(
    Object.entries(COLOURS).flatMap(([name, colour]) =>
      Array.from({ length: count }, (_, n) => writePicture(`${folder}/${name}/bild ${n}.jpg`, colour, n)),
    ),
  );
}
