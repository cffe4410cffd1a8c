// Small photographs for tests: each class has a colour of its own, each picture a pattern of its own.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { deflateSync } from 'node:zlib';
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

/** A PNG of some kilobytes that is `side` × `side` pixels, in black. */
export function bomb(side: number): Buffer {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    checksum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, checksum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** As in PNG and zip; `zlib.crc32` is newer than Node 20.16. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
