// Blends of PIL's ImageEnhance and mirroring on WebAssembly's vectors: the arithmetic of ../color.ts, to the bit. Colours lie as red, green, blue.

import type { Code } from '../../backend/wasm/assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../../backend/wasm/assembler/function-builder.ts';
import { f32x4, i32, i32x4, lanes, v128 } from '../../backend/wasm/assembler/instructions.ts';

/** `from + alpha·(values − from)` in float32, rounded down. */
const blended = (values: Code, from: Code, alpha: Code): Code =>
  i32x4.truncSatF32x4S(f32x4.add(from, f32x4.mul(alpha, f32x4.sub(values, from))));

/** `blendLevel(at, end, from, alpha)`: all bytes with one and the same. */
export function blendLevelKernel(): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'f32', 'f32']);
  const [at, end, from, alpha] = f.params;
  const [level, factor, low, high] = Array.from({ length: 4 }, () => f.local('v128'));
  const mixed = (words: Code): Code => blended(f32x4.convertI32x4S(words), level.get, factor.get);
  f.emit(
    level.set(f32x4.splat(from.get)),
    factor.set(f32x4.splat(alpha.get)),
    forRange(
      at,
      at.get,
      end.get,
      16,
      low.set(v128.load8x8U(at.get)),
      high.set(v128.load8x8U(at.get, 8)),
      v128.store(
        at.get,
        lanes.narrowI16ToU8(
          lanes.narrowI32ToI16(mixed(lanes.extendLowU16(low.get)), mixed(lanes.extendHighU16(low.get))),
          lanes.narrowI32ToI16(mixed(lanes.extendLowU16(high.get)), mixed(lanes.extendHighU16(high.get))),
        ),
      ),
    ),
  );
  return f;
}

const NOTHING = v128.const(new Array<number>(16).fill(0));
/** A channel of four pixels, in lanes of 32 bits. */
const channelOf = (pixels: Local, channel: number): Code =>
  v128.shuffle(
    pixels.get,
    NOTHING,
    [0, 1, 2, 3].flatMap((pixel) => [3 * pixel + channel, 16, 16, 16]),
  );

/** The luma of four pixels, as in PIL. */
const lumaOf = ([red, green, blue]: readonly Local[]): Code => {
  const part = (channel: Local, weight: number): Code => i32x4.mul(channel.get, i32x4.const(weight));
  const sum = i32x4.add(i32x4.add(part(red, 19595), part(green, 38470)), part(blue, 7471));
  return i32x4.shrU(i32x4.add(sum, i32x4.const(0x8000)), i32.const(16));
};

/** For every four pixels from `at` to `end`: their bytes in `pixels`, and each of their channels, before the body. */
const forPixels = (
  {
    at,
    end,
    pixels,
    channels,
  }: Readonly<Record<'at' | 'end' | 'pixels', Local>> & { readonly channels: readonly Local[] },
  ...body: readonly Code[]
): Code =>
  forRange(
    at,
    at.get,
    end.get,
    12,
    pixels.set(v128.load(at.get)),
    channels.map((channel, c) => channel.set(channelOf(pixels, c))),
    ...body,
  );

/** `lumaSum(at, end)`: of all pixels; those beyond the end have to be black. */
export function lumaSumKernel(): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32'], ['i32']);
  const [at, end] = f.params;
  const [pixels, sum] = [f.local('v128'), f.local('v128')];
  const channels = [0, 1, 2].map(() => f.local('v128'));
  f.emit(
    forPixels({ at, end, pixels, channels }, sum.set(i32x4.add(sum.get, lumaOf(channels)))),
    [0, 1, 2, 3].map((lane) => i32x4.extractLane(sum.get, lane)).reduce((a, b) => i32.add(a, b)),
  );
  return f;
}

/** `blendLuma(at, end, alpha)`: each pixel with its grey. */
export function blendLumaKernel(): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'f32']);
  const [at, end, alpha] = f.params;
  const [pixels, factor, grey] = Array.from({ length: 3 }, () => f.local('v128'));
  const channels = [0, 1, 2].map(() => f.local('v128'));
  const [red, green, blue] = channels.map((channel) => blended(f32x4.convertI32x4S(channel.get), grey.get, factor.get));
  f.emit(
    factor.set(f32x4.splat(alpha.get)),
    forPixels(
      { at, end, pixels, channels },
      grey.set(f32x4.convertI32x4S(lumaOf(channels))),
      // The planes of four pixels one after another: then their bytes as they were.
      pixels.set(lanes.narrowI16ToU8(lanes.narrowI32ToI16(red, green), lanes.narrowI32ToI16(blue, NOTHING))),
      pixels.set(v128.shuffle(pixels.get, pixels.get, [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11, 12, 12, 12, 12])),
      // The next pixels are not to be written over.
      v128.store64Lane(at.get, pixels.get, 0),
      v128.store32Lane(at.get, pixels.get, 2, 8),
    ),
  );
  return f;
}

/** `mirror(from, to, rows, row)`: each row of `row` bytes from right to left. Writes one byte beyond the end. */
export function mirrorKernel(): FunctionBuilder {
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [from, to, rows, row] = f.params;
  const [y, x] = [f.local('i32'), f.local('i32')];
  f.emit(
    forRange(
      y,
      0,
      rows.get,
      1,
      from.add(row.get),
      forRange(
        x,
        3,
        i32.add(row.get, i32.const(3)),
        3,
        i32.store(to.get, i32.load(i32.sub(from.get, x.get))),
        to.add(3),
      ),
    ),
  );
  return f;
}
