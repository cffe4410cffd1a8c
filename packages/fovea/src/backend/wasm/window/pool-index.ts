// Reading at the positions that max pooling found, and adding there (its gradient): one image and one block of channels at a time.

import { inputPixels, outputPixels, type PoolGeometry } from '../../../base/geometry.ts';
import type { PoolIndexKernel } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, f32, i32, i32x4, v128 } from '../assembler/instructions.ts';
import type { KernelPlan } from '../kernel-plan.ts';
import { planMaxPoolGrad, prefersGather } from './max-pool-grad.ts';

/** Chunks for threads to share. An image is cut along its channels, in whole cache lines, when there are fewer images. */
const MIN_CHUNKS = 16;
const LINE_BYTES = 64;
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
const inputBytes = (g: PoolGeometry): number => inputPixels(g) * pixelBytes(g);
const outputBytes = (g: PoolGeometry): number => outputPixels(g) * pixelBytes(g);

/** Zeroes the part's pixels from `zeroed` on, up to and including the row of `position`. */
function zeroThrough(f: FunctionBuilder, { g, x, width }: Part, zeroed: Local, position: Code): Code {
  const [end, channel, at] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const vectors = i32.and(width.get, i32.const(-VECTOR_BYTES));
  const code = [
    end.set(i32.mul(i32.add(i32.divU(position, i32.const(g.columns.size)), i32.const(1)), i32.const(g.columns.size))),
    forRange(
      zeroed,
      zeroed.get,
      end.get,
      1,
      at.set(i32.add(x.get, i32.mul(zeroed.get, i32.const(pixelBytes(g))))),
      forRange(channel, 0, vectors, VECTOR_BYTES, v128.store(i32.add(at.get, channel.get), i32x4.const(0))),
      forRange(channel, vectors, width.get, 4, i32.store(i32.add(at.get, channel.get), i32.const(0))),
    ),
  ];
  f.release(end, channel, at);
  return code;
}

type Element = Readonly<Record<'index' | 'x' | 'y', Local>>;

/** Runs `body` for the part's output elements in order: its index, its address in y, and the address in x of its channel's first pixel. */
function forEachElement(f: FunctionBuilder, part: Part, body: (element: Element) => Code): Code {
  const { g } = part;
  const [pixel, channel, index, x, y] = Array.from({ length: 5 }, () => f.local('i32'));
  return forRange(
    pixel,
    0,
    outputBytes(g),
    pixelBytes(g),
    forRange(
      channel,
      0,
      part.width.get,
      4,
      y.set(i32.add(pixel.get, channel.get)),
      index.set(i32.load(i32.add(part.indices.get, y.get))),
      y.add(part.y.get),
      x.set(i32.add(part.x.get, channel.get)),
      body({ index, x, y }),
    ),
  );
}

function emitGather(f: FunctionBuilder, part: Part): Code {
  const { g } = part;
  return forEachElement(f, part, ({ index, x, y }) =>
    control.if(
      i32.ltU(index.get, i32.const(inputPixels(g))),
      f32.store(y.get, f32.load(i32.add(x.get, i32.mul(index.get, i32.const(pixelBytes(g)))))),
      f32.store(y.get, f32.const(0)),
    ),
  );
}

/** Zeroes rows only when the first index into them comes: windows move down the image, so rows are still in cache when sums go there. */
function emitScatter(f: FunctionBuilder, part: Part): Code {
  const { g } = part;
  const zeroed = f.local('i32');
  const pixels = i32.const(inputPixels(g));
  const add = ({ index, x, y }: Element): Code => [
    x.add(i32.mul(index.get, i32.const(pixelBytes(g)))),
    f32.store(x.get, f32.add(f32.load(x.get), f32.load(y.get))),
  ];
  return [
    zeroed.set(i32.const(0)),
    forEachElement(f, part, (element) => {
      const { index } = element;
      return control.block(
        control.if(i32.geU(index.get, zeroed.get), [
          control.brIf(1, i32.geU(index.get, pixels)),
          zeroThrough(f, part, zeroed, index.get),
        ]),
        add(element),
      );
    }),
    control.if(i32.ltU(zeroed.get, pixels), zeroThrough(f, part, zeroed, i32.const(inputPixels(g) - 1))),
  ];
}

/** `(chunk, scratch, x, y, indices)`. */
function buildPart({ role, geometry: g }: PoolIndexKernel, blocks: number): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, , x, y, indices] = f.params;
  const [image, from, width] = Array.from({ length: 3 }, () => f.local('i32'));
  const part = { g, x, y, indices, width };
  const lines = Math.ceil(pixelBytes(g) / LINE_BYTES);
  const edge = (block: Code): Code =>
    i32.mul(i32.divU(i32.mul(block, i32.const(lines)), i32.const(blocks)), i32.const(LINE_BYTES));
  const start = (imageBytes: number): Code => i32.add(i32.mul(image.get, i32.const(imageBytes)), from.get);
  f.emit(
    image.set(i32.divU(chunk.get, i32.const(blocks))),
    chunk.set(i32.remU(chunk.get, i32.const(blocks))),
    from.set(edge(chunk.get)),
    width.set(edge(i32.add(chunk.get, i32.const(1)))),
    width.set(control.select(width.get, i32.const(pixelBytes(g)), i32.ltS(width.get, i32.const(pixelBytes(g))))),
    width.set(i32.sub(width.get, from.get)),
    x.add(start(inputBytes(g))),
    y.add(start(outputBytes(g))),
    indices.add(start(outputBytes(g))),
    role === 'scatter' ? emitScatter(f, part) : emitGather(f, part),
  );
  return f;
}

export function planPoolIndex(kernel: PoolIndexKernel): KernelPlan {
  const { geometry: g, role, inWindow, x, y, indices } = kernel;
  if (role === 'scatter' && inWindow && prefersGather(g)) return planMaxPoolGrad(kernel);
  const lines = Math.ceil(pixelBytes(g) / LINE_BYTES);
  const blocks = Math.min(lines, Math.ceil(MIN_CHUNKS / Math.max(1, g.batch)));
  return {
    workspaceBytes: 0,
    emit({ module }) {
      const fn = module.shared(`pool ${role} ${JSON.stringify(g)}`, () => buildPart(kernel, blocks));
      return { phases: [{ fn, chunks: g.batch * blocks, pointers: [x, y, indices] }], scratchBytes: 0 };
    },
  };
}
