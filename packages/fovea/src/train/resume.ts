// What a run needs besides its weights to go on: the optimiser's state, how far it came, and where the random stream stands. One file.

import { ValueError } from '../base/errors.ts';
import type { ByteSink, ByteSourceLike } from '../io/index.ts';
import { defaultGenerator } from '../nn/index.ts';
import type { Optimizer } from '../optim/index.ts';
import { loadOptimizer, saveOptimizer } from './checkpoint.ts';
import type { Position } from './events.ts';

/** Names of what a Position holds, in the order of the file. */
const SUMS = ['epoch', 'step', 'loss', 'correct', 'images'] as const satisfies readonly (keyof Position)[];

/**
 * Writes the optimiser's state, with the position and the state of `defaultGenerator` in the file's metadata, beside those that are given.
 * @example
 * await saveProgress(sink, optimizer, { epoch: 2, step: 0, loss: 0, correct: 0, images: 0 });
 */
export async function saveProgress(
  sink: ByteSink,
  optimizer: Optimizer,
  position: Position,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const random = [...(await defaultGenerator.state.data())];
  await saveOptimizer(sink, optimizer, {
    ...metadata,
    position: JSON.stringify(SUMS.map((name) => position[name])),
    random: JSON.stringify(random),
  });
}

/**
 * Sets optimiser and `defaultGenerator` to where the run was.
 * @returns the position
 * @throws ValueError when the file is damaged or does not fit
 * @example
 * await saveProgress(sink, optimizer, { epoch: 2, step: 0, loss: 0, correct: 0, images: 0 });
 * await loadProgress(bytesSource(sink.bytes()), optimizer); // { epoch: 2, step: 0, loss: 0, correct: 0, images: 0 }
 */
export async function loadProgress(from: ByteSourceLike, optimizer: Optimizer): Promise<Position> {
  const metadata = await loadOptimizer(from, optimizer);
  const random = numbers(metadata.random, 2);
  const [epoch, step, loss, correct, images] = numbers(metadata.position, SUMS.length) ?? [];
  const counts = [epoch, step, images];
  // Of mixed images, each class counts by its part: `correct` need not be whole.
  if (random === undefined || !(correct >= 0) || !counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new ValueError(
      `loadProgress: ${typeof from === 'string' || from instanceof URL ? from : from.name} does not say where the run was: got position ${metadata.position}, random ${metadata.random}; give a file of saveProgress`,
    );
  }
  defaultGenerator.state.set(Int32Array.from(random));
  return { epoch, step, loss, correct, images };
}

/** The list of `count` finite numbers that a text holds as JSON. */
function numbers(text: string | undefined, count: number): number[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  return Array.isArray(list) && list.length === count && list.every(Number.isFinite) ? list : undefined;
}
