// decodeMask(): the class of each pixel, from a PNG of class numbers, of black and white, or of colours that stand for classes.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf } from '../base/require.ts';
import { isByte } from './crop.ts';
import { bytesOfInput, nameOf } from './decode-image.ts';
import { type PngSamples, pngSamples } from './png-samples.ts';
import type { RasterImage } from './raster-image.ts';

/** Red, green and blue, 0…255. */
export type Color = readonly [number, number, number];

/** Options of `decodeMask`. */
export interface MaskOptions {
  /**
   * 'index': the number of a palette's colour, or the grey value, is the class; 'binary': 0 is class 0, all else class 1; 'color': colours stand for
   * classes, see `colors`. Default 'color' with `colors`, else 'index'.
   */
  readonly labels?: 'index' | 'binary' | 'color';
  /** The colour of each class, from class 0 on. */
  readonly colors?: readonly Color[];
  /** Colours of pixels that do not count: they become 255. */
  readonly ignoreColors?: readonly Color[];
  /** What messages call the mask. Default: its path or the File's name. */
  readonly name?: string;
}

/** Where masks are read from: a path (Node) or address, the bytes of a file, a Blob or File. */
export type MaskInput = string | URL | Uint8Array | ArrayBuffer | Blob;

/** The label of pixels that do not count. */
export const IGNORED_PIXEL = 255;

const MOST_PIXELS = 16383 ** 2;

/**
 * The mask of an image: the class of each pixel as a grey value, 255 where pixels do not count. Reads PNG, without interlacing: of a palette,
 * grey (1 to 8 bits) or colours; the numbers of a palette's colours are what the file says, whatever the colours are.
 * @returns `[H, W, 1]`
 * @throws ValueError, with the mask's name, for options out of range, what is no PNG, is damaged, or holds a colour that stands for no class
 * @example
 * const mask = await decodeMask('mask.png', { labels: 'binary' });
 * [mask.width, mask.height, mask.channels]; // [2, 2, 1]
 */
export async function decodeMask(input: MaskInput, options: MaskOptions = {}): Promise<RasterImage> {
  requireOptions('decodeMask', options, ['labels', 'colors', 'ignoreColors', 'name']);
  const { colors = [], ignoreColors = [], name = nameOf(input) } = options;
  const { labels = colors.length > 0 ? 'color' : 'index' } = options;
  requireOneOf('decodeMask', 'labels', labels, ['index', 'binary', 'color']);
  requireColors('colors', colors);
  requireColors('ignoreColors', ignoreColors);
  if (labels === 'color' && colors.length === 0)
    throw new ValueError("decodeMask: labels 'color' needs colors, one for each class: got none");
  const samples = await pngSamples(await bytesOfInput('decodeMask', input, name), name, MOST_PIXELS);
  const { width, height } = samples;
  const data =
    labels === 'color' ? byColor(samples, colors, ignoreColors, name) : byNumber(samples, labels === 'binary', name);
  return { width, height, channels: 1, data };
}

function requireColors(option: string, colors: readonly Color[]): void {
  const isColor = (color: unknown): boolean => Array.isArray(color) && color.length === 3 && color.every(isByte);
  if (!Array.isArray(colors) || !colors.every(isColor))
    refuse('decodeMask', option, 'a list of [red, green, blue], each 0…255', colors);
}

/** Red, green and blue of a pixel as one number. */
function colorAt({ kind, data, palette }: PngSamples, pixel: number): number {
  if (kind === 'grey') return data[pixel] * 0x010101;
  const [from, at] = kind === 'palette' ? [palette, 3 * data[pixel]] : [data, 3 * pixel];
  return (from[at] << 16) | (from[at + 1] << 8) | from[at + 2];
}

const numberOf = ([red, green, blue]: Color): number => (red << 16) | (green << 8) | blue;
const colorText = (color: number): string => `${color >> 16}, ${(color >> 8) & 255}, ${color & 255}`;
const place = (pixel: number, width: number): string =>
  `row ${Math.floor(pixel / width) + 1}, column ${(pixel % width) + 1}`;

function byColor(
  samples: PngSamples,
  colors: readonly Color[],
  ignoreColors: readonly Color[],
  name: string,
): Uint8Array {
  const classes = new Map<number, number>(colors.map((color, label) => [numberOf(color), label]));
  for (const color of ignoreColors) classes.set(numberOf(color), IGNORED_PIXEL);
  const labels = new Uint8Array(samples.width * samples.height);
  for (let i = 0; i < labels.length; i++) {
    const label = classes.get(colorAt(samples, i));
    if (label === undefined)
      throw new ValueError(
        `decodeMask: ${name}: the colour ${colorText(colorAt(samples, i))} at ${place(i, samples.width)} stands for no class; add it to the classes' colours`,
      );
    labels[i] = label;
  }
  return labels;
}

function byNumber(samples: PngSamples, isBinary: boolean, name: string): Uint8Array {
  const { kind, data, width, height } = samples;
  const numbers = kind === 'rgb' ? greys(samples, name) : data;
  if (!isBinary) return numbers;
  return Uint8Array.from({ length: width * height }, (_, i) => Number(numbers[i] !== 0));
}

/** Of a mask in colours that are all grey. @throws ValueError for others */
function greys({ data, width, height }: PngSamples, name: string): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const at = 3 * i;
    if (data[at] === data[at + 1] && data[at] === data[at + 2]) return data[at];
    throw new ValueError(
      `decodeMask: ${name}: has colours (${data[at]}, ${data[at + 1]}, ${data[at + 2]} at ${place(i, width)}), not class numbers; say which colour stands for which class`,
    );
  });
}
