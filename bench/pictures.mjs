// Pictures for the suite of data, like photographs in size and content: noise of many scales, 640 × 480, JPEG of quality 85.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';

const [WIDTH, HEIGHT] = [640, 480];
const DISTINCT = 200;
const CLASSES = 10;

/** Evenly distributed, from 0 to 1: the same numbers on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function jpeg(seed) {
  const next = randomNumbers(seed);
  const sum = new Float32Array(WIDTH * HEIGHT * 3);
  for (let scale = 4; scale <= 256; scale *= 2) {
    const [width, height] = [Math.ceil(WIDTH / scale) + 1, Math.ceil(HEIGHT / scale) + 1];
    const noise = Uint8Array.from({ length: width * height * 3 }, () => 256 * next());
    const layer = await sharp(noise, { raw: { width, height, channels: 3 } })
      .resize(WIDTH, HEIGHT, { fit: 'fill', kernel: 'cubic' })
      .raw()
      .toBuffer();
    for (let i = 0; i < sum.length; i++) sum[i] += (layer[i] - 127.5) * scale ** 0.8;
  }
  const spread = Math.sqrt(sum.reduce((total, value) => total + value * value, 0) / sum.length);
  const pixels = Uint8ClampedArray.from(sum, (value) => 118 + (60 * value) / spread);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** A folder of `count` pictures in ten classes. Beyond 200 they are copies with a few bytes behind the end, so that no file equals another. */
export async function pictureFolder(root, count) {
  const folder = `${root}/${count}`;
  if (existsSync(folder)) return folder;
  const distinct = [];
  for (let i = 0; i < Math.min(DISTINCT, count); i++) {
    const path = `${root}/distinct/${i}.jpg`;
    if (!existsSync(path)) {
      mkdirSync(`${root}/distinct`, { recursive: true });
      writeFileSync(path, await jpeg(i + 1));
    }
    distinct.push(readFileSync(path));
  }
  const temporary = `${folder}.tmp`;
  for (let c = 0; c < CLASSES; c++) mkdirSync(`${temporary}/class-${c}`, { recursive: true });
  for (let i = 0; i < count; i++) {
    const bytes = Buffer.concat([distinct[i % distinct.length], Buffer.from(`\n${i}`)]);
    writeFileSync(`${temporary}/class-${i % CLASSES}/${String(i).padStart(5, '0')}.jpg`, bytes);
  }
  renameSync(temporary, folder);
  return folder;
}
