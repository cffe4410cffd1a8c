// Reading at the positions that max pooling found, and adding there (its gradient): one image and one block of channels at a time.

import type { PoolGeometry } from '../../../base/geometry.ts';
import type { PoolIndexKernel } from '../../../compiler/ir.ts';
import { type Code, control, FunctionBuilder, f32, forRange, i32, i32x4, type Local, v128 } from '../assembler.ts';
import type { KernelFamily } from '../lowering.ts';

/** A cache line of channels: threads share no lines, and the part of an image that is added to stays in the core's own cache. */
const BLOCK_BYTES = 64;
const VECTOR_BYTES = 16;

interface Part {
  readonly g: PoolGeometry;
  /** Addresses of the part's first element. */
  readonly x: Local;
  readonly y: Local;
  readonly indices: Local;
  /** Bytes of the part's channels in a pixel. */
  readonly width: Local;
}

const pixelBytes = (g: PoolGeometry): number => g.inChannels * 4;
const inputBytes = (g: PoolGeometry): number => g.height * g.width * pixelBytes(g);
const outputBytes = (g: PoolGeometry): number => g.outHeight * g.outWidth * pixelBytes(g);

/** Zeroes the part of x. */
function emitZeros(f: FunctionBuilder, { g, x, width }: Part): Code {
  const [pixel, channel] = [f.local('i32'), f.local('i32')];
  const at = i32.add(x.get, i32.add(pixel.get, channel.get));
  const vectors = i32.and(width.get, i32.const(-VECTOR_BYTES));
  const code = forRange(
    pixel,
    0,
    inputBytes(g),
    pixelBytes(g),
    forRange(channel, 0, vectors, VECTOR_BYTES, v128.store(at, i32x4.const(0))),
    forRange(channel, vectors, width.get, 4, i32.store(at, i32.const(0))),
  );
  f.release(pixel, channel);
  return code;
}

/** Runs over the part's output elements in order, reading or adding at the address in x that the index gives, if it gives one. */
function emitElements(f: FunctionBuilder, role: PoolIndexKernel['role'], { g, x, y, indices, width }: Part): Code {
  const [pixel, channel, at, index, to] = Array.from({ length: 5 }, () => f.local('i32'));
  const exists = i32.ltU(index.get, i32.const(g.height * g.width));
  const target = to.set(i32.add(i32.add(x.get, channel.get), i32.mul(index.get, i32.const(pixelBytes(g)))));
  return forRange(
    pixel,
    0,
    outputBytes(g),
    pixelBytes(g),
    forRange(
      channel,
      0,
      width.get,
      4,
      at.set(i32.add(pixel.get, channel.get)),
      index.set(i32.load(i32.add(indices.get, at.get))),
      at.add(y.get),
      role === 'scatter'
        ? control.if(exists, [target, f32.store(to.get, f32.add(f32.load(to.get), f32.load(at.get)))])
        : control.if(exists, [target, f32.store(at.get, f32.load(to.get))], f32.store(at.get, f32.const(0))),
    ),
  );
}

/** `(chunk, scratch, x, y, indices)`. */
function buildPart({ role, geometry: g }: PoolIndexKernel, blocks: number): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, , x, y, indices] = f.params;
  const [image, from, width] = Array.from({ length: 3 }, () => f.local('i32'));
  const part = { g, x, y, indices, width };
  const start = (imageBytes: number): Code => i32.add(i32.mul(image.get, i32.const(imageBytes)), from.get);
  f.emit(
    image.set(i32.divU(chunk.get, i32.const(blocks))),
    from.set(i32.mul(i32.remU(chunk.get, i32.const(blocks)), i32.const(BLOCK_BYTES))),
    width.set(i32.sub(i32.const(pixelBytes(g)), from.get)),
    width.set(control.select(width.get, i32.const(BLOCK_BYTES), i32.ltS(width.get, i32.const(BLOCK_BYTES)))),
    x.add(start(inputBytes(g))),
    y.add(start(outputBytes(g))),
    indices.add(start(outputBytes(g))),
    role === 'scatter' ? emitZeros(f, part) : [],
    emitElements(f, role, part),
  );
  return f;
}

export const poolIndexFamily: KernelFamily<PoolIndexKernel> = {
  workspaceBytes: () => 0,
  lower(kernel, { module }) {
    const { geometry: g, role, x, y, indices } = kernel;
    const blocks = Math.ceil(pixelBytes(g) / BLOCK_BYTES);
    const phase = {
      fn: module.shared(`pool ${role} ${JSON.stringify(g)}`, () => buildPart(kernel, blocks)),
      chunks: g.batch * blocks,
      pointers: [x, y, indices],
    };
    return { phases: [phase], scratchBytes: 0 };
  },
};
