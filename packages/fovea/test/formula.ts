// Tensors from names, for tests: the same values as tools/fixtures/formula.py computes, so that fixtures need not hold weights.

import { elementCount, type Shape } from '../src/base/shape.ts';

function seedOf(name: string): number {
  let seed = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) seed = Math.imul(seed ^ byte, 0x01000193);
  return seed;
}

/** A uniform 32-bit word of the stream with the given seed; the stream is random access. */
function wordAt(seed: number, index: number): number {
  let x = (Math.imul(index, 0x9e3779b9) + seed) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return x ^ (x >>> 15);
}

export function words(name: string, count: number): Uint32Array {
  const seed = seedOf(name);
  return new Uint32Array(count).map((_, i) => wordAt(seed, i));
}

/** Values in (-1, 1). */
export function uniform(name: string, count: number): Float64Array {
  const seed = seedOf(name);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) out[i] = ((wordAt(seed, i) >>> 8) + 0.5) * 2 ** -23 - 1;
  return out;
}

/** Standard-normal values (Box–Muller). */
export function normal(name: string, shape: Shape): Float32Array {
  const u = uniform(name, 2 * elementCount(shape));
  const unit = (index: number): number => (u[index] + 1) / 2;
  return new Float32Array(elementCount(shape)).map(
    (_, i) => Math.sqrt(-2 * Math.log(unit(2 * i))) * Math.cos(2 * Math.PI * unit(2 * i + 1)),
  );
}

/** Values of a weight by its name and shape in PyTorch's files; the count of batches is an integer. */
export function weight(name: string, shape: Shape, gain: number): Float32Array | Int32Array {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (last === 'num_batches_tracked') return Int32Array.of(words(name, 1)[0] >>> 16);
  const [scale, shift] = scaleAndShift(last, shape, gain);
  const seed = seedOf(name);
  const out = new Float32Array(elementCount(shape));
  for (let i = 0; i < out.length; i++) out[i] = shift + scale * (((wordAt(seed, i) >>> 8) + 0.5) * 2 ** -23 - 1);
  return out;
}

function scaleAndShift(last: string, shape: Shape, gain: number): [scale: number, shift: number] {
  if (last === 'running_var') return [0.5, 1];
  if (last === 'running_mean' || last === 'bias') return [0.2, 0];
  if (last === 'cls_token' || last === 'pos_embed') return [0.5, 0];
  if (shape.length === 1) return [0.3, 1];
  return [gain * Math.sqrt(3 / elementCount(shape.slice(1))), 0];
}
