// A small set of images with masks: bright shapes on a dark ground, squares of class 1 and discs of class 2.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { RandomStream } from 'fovea/images';

/** Class of each pixel, `[height, width]`. */
function shapes(number: number, side: number): Uint8Array {
  const random = new RandomStream(11, 0, number);
  const labels = new Uint8Array(side * side);
  for (const label of [1, 2]) {
    const radius = 4 + random.integer(side / 8);
    const [x, y] = [radius + random.integer(side - 2 * radius), radius + random.integer(side - 2 * radius)];
    for (let i = 0; i < labels.length; i++) {
      const [dx, dy] = [Math.abs((i % side) - x), Math.abs(Math.floor(i / side) - y)];
      if (label === 1 ? Math.max(dx, dy) <= radius : Math.hypot(dx, dy) <= radius) labels[i] = label;
    }
  }
  return labels;
}

const COLORS = [
  [40, 44, 52],
  [210, 90, 60],
  [70, 140, 220],
];
/** What a mask's numbers look like; another palette would do. */
const PALETTE: [number, number, number][] = [
  [0, 0, 0],
  [255, 0, 0],
  [0, 0, 255],
];

/** Writes images/ and masks/ into a folder; names are shape-0, shape-1, … */
export function writeShapes(folder: string, count: number, side = 32): void {
  for (const part of ['images', 'masks']) mkdirSync(join(folder, part), { recursive: true });
  for (let number = 0; number < count; number++) {
    const labels = shapes(number, side);
    const noise = new RandomStream(12, 0, number);
    const pixels = Uint8Array.from({ length: 3 * labels.length }, (_, i) =>
      Math.min(255, COLORS[labels[Math.floor(i / 3)]][i % 3] + noise.integer(30)),
    );
    const size = { width: side, height: side, depth: 8 } as const;
    writeFileSync(join(folder, 'images', `shape-${number}.png`), encode({ ...size, channels: 3, data: pixels }));
    writeFileSync(
      join(folder, 'masks', `shape-${number}.png`),
      encode({ ...size, channels: 1, data: labels, palette: PALETTE }),
    );
  }
}
