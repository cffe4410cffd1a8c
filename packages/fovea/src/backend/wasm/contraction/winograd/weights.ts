// Transforms weights to points, packed as the right operands of 36 products; and gradients at the points back to weights.

import type { Code } from '../../assembler/encoding.ts';
import { FunctionBuilder, forRange } from '../../assembler/function-builder.ts';
import { i32, v128 } from '../../assembler/instructions.ts';
import { type EmitContext, type Phase, type Pointer, wholeLines } from '../../kernel-plan.ts';
import { applyToSquare, POINTS, pointsToTaps, SQUARE_BYTES, TAPS, tapsToPoints } from './transforms.ts';

const PANEL = 8;

/** The weight of a filtering, `[3, 3]` of matrices `[channels, outChannels]`; strides in bytes. */
export interface WeightLayout {
  readonly channels: number;
  readonly outChannels: number;
  readonly tapStride: number;
  /** Address of the first tap: the last one in memory for a flipped weight. */
  readonly start: number;
  readonly channelStride: number;
  readonly outChannelStride: number;
}

/** Bytes between the matrices of two points: an odd number of cache lines, so that the 36 of them do not collide in the cache. */
export function pointBytes(rows: number, columns: number): number {
  const lines = Math.ceil((rows * columns * 4) / 64);
  return (lines | 1) * 64;
}

/** `[36]` of panels `[outChannels / 8][channels][8]`, or of matrices `[channels][outChannels]`. Chunks are panels. */
export function transformWeights(
  layout: WeightLayout,
  form: 'panels' | 'matrices',
  context: EmitContext,
  from: Pointer,
  to: Pointer,
): Phase {
  const fn = context.module.shared(`winograd weights ${form} ${JSON.stringify(layout)}`, () =>
    emitWeights(layout, form, context.relaxedSimd),
  );
  return { fn, chunks: layout.outChannels / PANEL, pointers: [from, to] };
}

/** Four channels of the result, from the address of the first one's weight on. */
export function loadOutChannels({ outChannelStride }: WeightLayout, at: Code): Code {
  if (outChannelStride === 4) return v128.load(at);
  let vector = v128.load32Zero(at);
  for (let lane = 1; lane < 4; lane++) vector = v128.load32Lane(at, vector, lane, lane * outChannelStride);
  return vector;
}

function emitWeights(layout: WeightLayout, form: 'panels' | 'matrices', relaxed: boolean): FunctionBuilder {
  const { channels, outChannels, tapStride, channelStride, outChannelStride } = layout;
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [panel, scratch, from, to] = fn.params;
  const [channel, half] = [fn.local('i32'), fn.local('i32')];
  const pointStride = pointBytes(channels, outChannels);
  fn.emit(
    from.add(i32.add(i32.const(layout.start), i32.mul(panel.get, i32.const(PANEL * outChannelStride)))),
    to.add(i32.mul(panel.get, i32.const((form === 'panels' ? channels : 1) * PANEL * 4))),
    forRange(channel, 0, channels, 1, [
      forRange(half, 0, 2, 1, [
        applyToSquare(fn, tapsToPoints, relaxed, {
          from: i32.add(from.get, i32.mul(half.get, i32.const(4 * outChannelStride))),
          rowStride: TAPS * tapStride,
          columnStride: tapStride,
          load: (at) => loadOutChannels(layout, at),
          between: scratch.get,
          to: i32.add(to.get, i32.shl(half.get, i32.const(4))),
          toRowStride: POINTS * pointStride,
          store: (row, value, column) => v128.store(row, value, column * pointStride),
        }),
      ]),
      from.add(channelStride),
      to.add((form === 'panels' ? PANEL : outChannels) * 4),
    ]),
  );
  return fn;
}

/** dw `[3, 3, channels, outChannels]` from gradients at the points, `[36][channels][outChannels]`. Chunks are channels. */
export function gradientsToWeights(
  channels: number,
  outChannels: number,
  context: EmitContext,
  from: Pointer,
  to: Pointer,
): Phase {
  const fn = context.module.shared(`winograd weight gradient ${channels} ${outChannels}`, () => {
    const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
    const [channel, scratch, points, weights] = f.params;
    const column = f.local('i32');
    const stride = pointBytes(channels, outChannels);
    const tapStride = channels * outChannels * 4;
    const offset = i32.mul(channel.get, i32.const(outChannels * 4));
    f.emit(
      points.add(offset),
      weights.add(offset),
      forRange(column, 0, outChannels * 4, 16, [
        applyToSquare(f, pointsToTaps, context.relaxedSimd, {
          from: i32.add(points.get, column.get),
          rowStride: POINTS * stride,
          columnStride: stride,
          between: scratch.get,
          to: i32.add(weights.get, column.get),
          toRowStride: TAPS * tapStride,
          store: (row, value, tap) => v128.store(row, value, tap * tapStride),
        }),
      ]),
    );
    return f;
  });
  return { fn, chunks: channels, pointers: [from, to] };
}

export const WEIGHT_SCRATCH = wholeLines(SQUARE_BYTES);
