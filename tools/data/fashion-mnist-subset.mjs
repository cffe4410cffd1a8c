// Makes packages/cli/assets/fashion-mnist/: a class-balanced part of Fashion-MNIST (Xiao et al., arXiv:1708.07747; MIT licence), as IDX files
// compressed with Brotli. Needs Debian's package dataset-fashion-mnist:
//
//   node tools/data/fashion-mnist-subset.mjs [folder with the four .gz files]

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';

const SOURCE = process.argv[2] ?? '/usr/share/datasets/fashion-mnist';
const TARGET = fileURLToPath(new URL('../../packages/cli/assets/fashion-mnist/', import.meta.url));
const PIXELS = 28 * 28;
const CLASSES = 10;
/** Images of each class: the first ones of the original order. */
const PER_CLASS = { train: 1800, t10k: 200 };

/** @param {string} name @param {number} header */
const values = (name, header) => gunzipSync(readFileSync(`${SOURCE}/${name}.gz`)).subarray(header);

/** An IDX file of unsigned bytes. @param {number[]} shape @param {Uint8Array} data */
function idx(shape, data) {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.writeUInt32BE(0x0800 + shape.length);
  shape.forEach((size, axis) => {
    header.writeUInt32BE(size, 4 + 4 * axis);
  });
  return Buffer.concat([header, data]);
}

/** @param {string} name @param {Buffer} data */
function write(name, data) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: data.length,
  };
  const compressed = brotliCompressSync(data, { params });
  writeFileSync(`${TARGET}${name}.br`, compressed);
  console.log(`${name}.br: ${compressed.length} bytes (${data.length} before)`);
  return compressed.length;
}

mkdirSync(TARGET, { recursive: true });
let total = 0;
for (const [part, perClass] of Object.entries(PER_CLASS)) {
  const images = values(`${part}-images-idx3-ubyte`, 16);
  const labels = values(`${part}-labels-idx1-ubyte`, 8);
  const taken = new Array(CLASSES).fill(0);
  const chosen = [...labels.keys()].filter((i) => taken[labels[i]]++ < perClass);
  const pixels = Buffer.concat(chosen.map((i) => images.subarray(i * PIXELS, (i + 1) * PIXELS)));
  total += write(`${part}-images-idx3-ubyte`, idx([chosen.length, 28, 28], pixels));
  total += write(
    `${part}-labels-idx1-ubyte`,
    idx(
      [chosen.length],
      Uint8Array.from(chosen, (i) => labels[i]),
    ),
  );
}
console.log(`${(total / 1e6).toFixed(2)} MB in all`);
