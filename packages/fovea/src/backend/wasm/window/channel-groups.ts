// Copies of a window's tensors by groups of four channels, `[N, groups, pixels, 4]`: with large windows, the rows of dense tensors lie so far
// apart that they push one another out of the cache, and three quarters of each line are of other channels.

import { outputPixels, windowTaps } from '../../../base/geometry.ts';
import type { DepthwiseKernel } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange } from '../assembler/function-builder.ts';
import { control, i32, v128 } from '../assembler/instructions.ts';
import { type EmitContext, type Phase, type Pointer, wholeLines } from '../kernel-plan.ts';
import { GROUP_BYTES, lastGroup } from './pass.ts';

/** Taps from which on copies cost less than they save, measured: one of the images, or one of the result's gradient, too. */
const LARGE_WINDOW = 100;
const LARGE_WEIGHT_GRADIENT = 256;
/** Values of the part of an image that is copied at once, group by group: it stays in cache. */
const PART_ELEMENTS = 8 * 1024;

/** Whether windows are so large that what is read is copied first. Of four channels or fewer there is one group, as they lie. */
export function prefersGroups({ role, geometry: g }: DepthwiseKernel): boolean {
  const large = role === 'weightGrad' ? LARGE_WEIGHT_GRADIENT : LARGE_WINDOW;
  return windowTaps(g) >= large && g.inChannels > 4 && g.batch * outputPixels(g) > 0;
}

/** Images of so many pixels and channels. */
export interface Images {
  readonly images: number;
  readonly pixels: number;
  readonly channels: number;
}

export const groupsOf = (channels: number): number => Math.ceil(channels / 4);

/** Bytes of the copy: whole cache lines. */
export const groupedBytes = ({ images, pixels, channels }: Images): number =>
  wholeLines(images * groupsOf(channels) * pixels * GROUP_BYTES);

/** Copies dense images `[images, pixels, channels]`. Where channels are no multiple of 4, the last group begins with some of the one before. */
export function groupChannels(context: EmitContext, size: Images, from: Pointer, to: Pointer): Phase {
  const { images, pixels, channels } = size;
  const part = Math.max(1, Math.min(pixels, Math.floor(PART_ELEMENTS / channels)));
  const parts = Math.ceil(pixels / part);
  const fn = context.module.shared(`channel groups ${images} ${pixels} ${channels}`, () => emitCopy(size, part, parts));
  return { fn, chunks: images * parts, pointers: [from, to] };
}

function emitCopy({ pixels, channels }: Images, part: number, parts: number): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [chunk, , from, to] = fn.params;
  const [image, first, group, offset, pixel, end, source, target] = Array.from({ length: 8 }, () => fn.local('i32'));
  const times = (value: Code, factor: number): Code => i32.mul(value, i32.const(factor));
  const min = (a: Code, b: Code): Code => control.select(a, b, i32.ltS(a, b));
  const groups = groupsOf(channels);
  fn.emit(
    image.set(i32.divU(chunk.get, i32.const(parts))),
    first.set(times(i32.remU(chunk.get, i32.const(parts)), part)),
    end.set(min(i32.add(first.get, i32.const(part)), i32.const(pixels))),
    from.add(times(i32.add(times(image.get, pixels), first.get), channels * 4)),
    to.add(times(i32.add(times(image.get, groups * pixels), first.get), GROUP_BYTES)),
    forRange(group, 0, groups, 1, [
      offset.set(min(times(group.get, GROUP_BYTES), i32.const(lastGroup(channels)))),
      source.set(i32.add(from.get, offset.get)),
      target.set(i32.add(to.get, times(group.get, pixels * GROUP_BYTES))),
      forRange(pixel, first.get, end.get, 1, [
        v128.store(target.get, v128.load(source.get)),
        source.add(channels * 4),
        target.add(GROUP_BYTES),
      ]),
    ]),
  );
  return fn;
}
