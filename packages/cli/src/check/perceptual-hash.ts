// Pictures that look alike: a hash of brightness steps (dHash), and the pairs whose hashes differ in few bits.

import { type RasterImage, resize } from 'fovea/images';

const ROWS = 8;

/** 64 bits: whether each of 8 × 8 cells is darker than its neighbour, to the right or below. */
export function differenceHash(image: RasterImage, neighbour: 'right' | 'below' = 'right'): bigint {
  const isRight = neighbour === 'right';
  const [height, width] = isRight ? [ROWS, ROWS + 1] : [ROWS + 1, ROWS];
  const { data } = resize(image, [height, width], { interpolation: 'bilinear' });
  const grey = (pixel: number): number => {
    const at = pixel * image.channels;
    return image.channels === 1 ? data[at] : 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
  };
  let hash = 0n;
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0; x < ROWS; x++) {
      const pixel = y * width + x;
      hash = (hash << 1n) | BigInt(grey(pixel) < grey(pixel + (isRight ? 1 : width)));
    }
  }
  return hash;
}

function differingBits(a: bigint, b: bigint): number {
  let bits = 0;
  for (let rest = a ^ b; rest > 0n; rest &= rest - 1n) bits++;
  return bits;
}

/** Bits that may differ. */
const MOST_BITS = 3;
/** More parts than bits may differ: two alike hashes agree in one of them. */
const PARTS = MOST_BITS + 1;
const PART_BITS = 64n / BigInt(PARTS);

/** Hashes without detail, of pictures of one colour or a smooth ramp: they are alike without the pictures being so. */
const SHALLOW = 6;
const isShallow = (hash: bigint): boolean => {
  const bits = differingBits(hash, 0n);
  return bits < SHALLOW || bits > 64 - SHALLOW;
};

/** Whether two hashes differ in at most three bits. */
export const areAlike = (a: bigint, b: bigint): boolean => differingBits(a, b) <= MOST_BITS;

/** Pairs that are looked for. */
const MOST_PAIRS = 10_000;

/** Of pictures that look alike. */
export interface AlikePairs {
  /** Indices, the lower first. */
  readonly pairs: readonly (readonly [number, number])[];
  /** False where there are more pairs than are looked for. */
  readonly isComplete: boolean;
}

/** Pairs whose hashes differ in at most three bits, and that `counts` lets through. */
export function alikePairs(
  hashes: readonly bigint[],
  counts: (a: number, b: number) => boolean = () => true,
  most = MOST_PAIRS,
): AlikePairs {
  const pairs: [number, number][] = [];
  const inOrder = (isComplete: boolean): AlikePairs => ({
    pairs: pairs.sort(([a, b], [c, d]) => a - c || b - d),
    isComplete,
  });
  for (let part = 0; part < PARTS; part++) {
    const groups = new Map<bigint, number[]>();
    const partOf = (hash: bigint): bigint => (hash >> (BigInt(part) * PART_BITS)) & ((1n << PART_BITS) - 1n);
    for (const [i, hash] of hashes.entries()) {
      if (isShallow(hash)) continue;
      const group = groups.get(partOf(hash)) ?? [];
      for (const j of group) {
        if (foundBefore(hashes[j], hash, part) || !areAlike(hashes[j], hash) || !counts(j, i)) continue;
        if (pairs.length === most) return inOrder(false);
        pairs.push([j, i]);
      }
      group.push(i);
      groups.set(partOf(hash), group);
    }
  }
  return inOrder(true);
}

/** Whether an earlier part agrees, too. */
function foundBefore(a: bigint, b: bigint, part: number): boolean {
  for (let p = 0; p < part; p++) if (((a ^ b) >> (BigInt(p) * PART_BITS)) % (1n << PART_BITS) === 0n) return true;
  return false;
}
