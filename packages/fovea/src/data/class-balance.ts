// Classes of unequal size: weights that make up for it, and orders in which each class comes equally often.

import { ValueError } from '../base/errors.ts';
import { philoxStream } from '../base/philox.ts';
import { requireLabels, requireRanges } from '../base/require.ts';

/** Keeps this stream apart from those of shuffling and augmentation. */
const BALANCE_STREAM = 0x5000_0000;

/** @throws ValueError for a label that is not a class */
function countClasses(op: string, labels: ArrayLike<number>, classes: number): Uint32Array {
  const counts = new Uint32Array(classes);
  requireLabels(op, labels, classes);
  for (let i = 0; i < labels.length; i++) counts[labels[i]]++;
  return counts;
}

/**
 * images / (classes · images of the class) for each class, so that all classes weigh the same together and images 1 on average:
 * scikit-learn's `class_weight='balanced'`. Classes without images do not count, and have 0.
 * @throws ValueError for a label outside 0…classes − 1, or when there are none
 * @example
 * balancedClassWeights([0, 0, 0, 1], 2); // [0.6667, 2]
 */
export function balancedClassWeights(labels: ArrayLike<number>, classes: number): Float32Array {
  requireRanges('balancedClassWeights', { classes }, { classes: 'count' });
  if (labels.length === 0) throw new ValueError('balancedClassWeights: there are no labels');
  const counts = countClasses('balancedClassWeights', labels, classes);
  const present = counts.filter((count) => count > 0).length;
  return Float32Array.from(counts, (count) => (count > 0 ? labels.length / (present * count) : 0));
}

/** Puts a list in random order (Fisher–Yates), by one word for each place. */
function shuffle(list: Uint32Array, word: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(((word() >>> 0) / 2 ** 32) * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}

export interface BalancedOrder {
  /** Numbers of images, as many as there are. */
  readonly order: Uint32Array;
  /** Of each, how often it came before. */
  readonly draws: Uint32Array;
}

/**
 * As many draws as there are images, in rounds of one image of each class that has any; a class's images come all once, in random order, before one
 * comes again. A function of labels, seed and epoch.
 */
export function balancedOrder(labels: ArrayLike<number>, seed: number, epoch: number): BalancedOrder {
  const byClass = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const images = byClass.get(labels[i]);
    if (images) images.push(i);
    else byClass.set(labels[i], [i]);
  }
  const members = [...byClass.entries()].sort(([a], [b]) => a - b).map(([, images]) => Uint32Array.from(images));
  const rounds = Uint32Array.from(members.keys());
  const count = labels.length;
  // One word for each place of a round, and of each pass through a class, of which the last may be cut off.
  const words = philoxStream(seed, BALANCE_STREAM + epoch, 3 * (count + rounds.length)).values();
  const word = (): number => words.next().value as number;
  const used = new Uint32Array(members.length);
  const [order, draws] = [new Uint32Array(count), new Uint32Array(count)];
  for (let at = 0; at < count; ) {
    shuffle(rounds, word);
    for (const c of rounds) {
      if (at === count) break;
      const own = members[c];
      const place = used[c] % own.length;
      if (place === 0) shuffle(own, word);
      order[at] = own[place];
      draws[at++] = Math.floor(used[c]++ / own.length);
    }
  }
  return { order, draws };
}
