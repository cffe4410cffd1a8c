// Normalisation by a kernel: bytes are copied into its memory, floats out of it.

import { kernelHost } from './host.ts';
import { BYTES_TOGETHER, TABLE } from './level-kernel.ts';

/** Writes the level of each byte to `out` from `at` on; false where there is no kernel, or too much to take at a time. */
export function levelsByKernel(
  bytes: Uint8Array,
  levels: readonly Float32Array[],
  out: Float32Array,
  at: number,
): boolean {
  const host = kernelHost();
  const length = BYTES_TOGETHER * Math.ceil(bytes.length / BYTES_TOGETHER);
  const places = host?.allocate([length, 4 * length, 3 * TABLE]);
  if (!host || !places) return false;
  const [from, to, tables] = places;
  for (let channel = 0; channel < 3; channel++)
    host.floats(tables + channel * TABLE, TABLE / 4).set(levels[channel % levels.length]);
  host.bytes(from, bytes.length).set(bytes);
  host.kernels.levels(from, from + length, to, tables);
  out.set(host.floats(to, bytes.length), at);
  return true;
}
