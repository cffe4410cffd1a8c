// Opens a file of weights, whichever of the formats it has.

import { requireOptions } from '../base/options.ts';
import { type ByteSource, readExactly } from './byte-source.ts';
import { openPyTorch } from './pytorch-read.ts';
import type { StateDictOptions } from './pytorch-state-dict.ts';
import { openSafetensors } from './safetensors-read.ts';
import type { WeightsFile } from './weights-file.ts';
import { isZip } from './zip-read.ts';

/** How a pickle starts; a safetensors header this long is over the limit. */
const PICKLE = 0x80;

/**
 * Opens a safetensors file or one of `torch.save`, told apart by how they start, not by their names.
 * @param options `key`: for `openPyTorch`
 * @throws ValueError when the file is damaged or has another format
 * @example
 * const file = await openWeights(bytesSource(safetensors));
 * file.names; // ['weight']
 */
export async function openWeights(source: ByteSource, options: StateDictOptions = {}): Promise<WeightsFile> {
  requireOptions('openWeights', options, ['key']);
  const start = await readExactly(source, 0, Math.min(8, source.size));
  // The eighth byte of a header's length is 0.
  const isPickle = start[0] === PICKLE && start[7] !== 0;
  return isZip(start) || isPickle ? openPyTorch(source, options) : openSafetensors(source);
}
