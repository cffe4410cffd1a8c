// Makes clothes.bin out of the Fashion-MNIST that comes with the command: the first 300 pictures of each class, for the studio's page.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const FILE = 'clothes.bin';
const PER_CLASS = 300;
const CLASSES = 10;
const PIXELS = 28 * 28;

const unpacked = (name: string): Buffer =>
  brotliDecompressSync(
    readFileSync(fileURLToPath(new URL(`../../packages/cli/assets/fashion-mnist/${name}.br`, import.meta.url))),
  );

function makeClothes(): Buffer {
  const images = unpacked('train-images-idx3-ubyte').subarray(16);
  const labels = unpacked('train-labels-idx1-ubyte').subarray(8);
  const chosen = Array.from({ length: CLASSES }, (_, label) =>
    Array.from(labels.keys())
      .filter((i) => labels[i] === label)
      .slice(0, PER_CLASS),
  ).flat();
  const bytes = Buffer.alloc(chosen.length * (1 + PIXELS));
  chosen.forEach((i, n) => {
    bytes[n] = labels[i];
    images.copy(bytes, chosen.length + n * PIXELS, i * PIXELS, (i + 1) * PIXELS);
  });
  return gzipSync(bytes, { level: 6 });
}

export function clothes(): Plugin {
  return {
    name: 'clothes',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: makeClothes() });
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_, response) => {
        response.end(makeClothes());
      });
    },
  };
}
