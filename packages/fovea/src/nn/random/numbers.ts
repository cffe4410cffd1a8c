// Pieces of uniform and normal numbers from Philox's streams: by the kernels, or in JavaScript to the same bits.

import { writePhiloxStream } from '../../base/philox.ts';
import { Fdlibm } from './fdlibm.ts';
import { PIECE, randomHost, type StreamPlace } from './host.ts';

export { PIECE, type StreamPlace };

export type Distribution = 'uniform' | 'normal';

/** Up to `PIECE` numbers, of normal ones an even number, from there on; they stay until the next ones are drawn. */
export const numbersAt = (kind: Distribution, count: number, place: StreamPlace): Float64Array =>
  randomHost()?.draw(kind, count, place) ?? plainNumbers(kind, count, place);

/** The same without WebAssembly. */
export function plainNumbers(
  kind: Distribution,
  count: number,
  { key0, key1, part, first }: StreamPlace,
): Float64Array {
  const words = new Int32Array(Math.ceil(count / 4) * 4);
  writePhiloxStream(words, key0, key1, part, first);
  const numbers = new Float64Array(count);
  for (let i = 0; i < count; i++) numbers[i] = ((words[i] >>> 0) + 0.5) * 2 ** -32;
  if (kind === 'normal') toNormal(numbers);
  return numbers;
}

/** Pairs of uniform numbers become pairs of normal ones (Box & Muller, 1958). */
function toNormal(numbers: Float64Array): void {
  const parts = new Float64Array(2);
  const fdlibm = new Fdlibm();
  for (let i = 0; i < numbers.length; i += 2) {
    const radius = Math.sqrt(-2 * fdlibm.logarithm(numbers[i]));
    fdlibm.cosineAndSine(2 * Math.PI * numbers[i + 1], parts);
    numbers[i] = radius * parts[0];
    numbers[i + 1] = radius * parts[1];
  }
}
