// decodeImage(): whatever holds a picture, in Node or in a page, to bytes.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { readBytes } from '../base/platform.ts';
import { refuse, requireOneOf, requireRanges } from '../base/require.ts';
import { type DecodedBytes, toRaster, withChannels } from './color-channels.ts';
import { isByte } from './crop.ts';
import { canDecodeByPage, type Drawable, decodeByPage, pixelsOf } from './decode-in-browser.ts';
import { type DecodeLimits, decodeWithSharp } from './decode-with-sharp.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';

/** Pixels as a canvas gives them. */
interface CanvasPixels {
  readonly width: number;
  readonly height: number;
  /** `[height, width, 4]`, alpha last, not premultiplied. */
  readonly data: Uint8ClampedArray;
}

/**
 * A path (Node) or address (`http:`, `data:`, `blob:`; in a page, relative ones as well), the bytes of a file, a Blob or File, an ImageData, an
 * ImageBitmap, a canvas, an image or video element that is loaded, or an image that is decoded already.
 */
export type ImageInput = (string | URL | Uint8Array | ArrayBuffer | Blob) | (CanvasPixels | Drawable | RasterImage);

/** Options of `decodeImage`. */
export interface DecodeOptions {
  /** 3: sRGB; 1: luma, as PIL's mode L. Default 3. */
  readonly channels?: 1 | 3;
  /**
   * Red, green and blue, 0…255, behind what is transparent. Default white, `[255, 255, 255]`: what transparent pictures are made to be seen on;
   * without a background, whatever colour lies under transparent pixels would be seen, mostly black.
   */
  readonly background?: readonly [number, number, number];
  /** Most pixels, width × height, against pictures that fill the memory. Default 268 402 689 (16 383²). */
  readonly maxPixels?: number;
  /**
   * The shorter side, in pixels, that a larger picture may be reduced to while it is decoded, which is several times faster for JPEGs. In a page it
   * is not reduced. Default: the picture's own.
   */
  readonly reduceTo?: number;
  /** What messages call the picture. Default: its path or the File's name. */
  readonly name?: string;
}

const DECODE_NAMES = ['channels', 'background', 'maxPixels', 'reduceTo', 'name'] as const;

/**
 * Decodes a picture: JPEG, PNG, WebP, AVIF, GIF (and in Node TIFF) to sRGB bytes `[H, W, C]`. It is turned upright as its EXIF tag says;
 * its ICC profile, CMYK and 16 bits become 8-bit sRGB; what is transparent is laid on `background`; of what moves, the first frame is
 * taken. CMYK without a profile is seen as a press prints it, in Node by libvips's profile: cyan is (0, 153, 227), not the (0, 255, 255) of
 * PIL's formula. In Node it needs the package `sharp`; in a page, the browser decodes.
 * @throws ValueError, with the picture's name, for options out of range, a file that is missing, empty, damaged, no image or too large;
 * DeviceError where sharp is missing
 * @example
 * const { width, height, channels } = await decodeImage('cat.jpg');
 * [width, height, channels]; // [8, 6, 3]
 */
export async function decodeImage(input: ImageInput, options: DecodeOptions = {}): Promise<RasterImage> {
  requireOptions('decodeImage', options, DECODE_NAMES);
  const { channels = 3, background = [255, 255, 255], maxPixels = 16383 ** 2, name = nameOf(input) } = options;
  requireOneOf('decodeImage', 'channels', channels, [1, 3]);
  const { reduceTo } = options;
  requireRanges('decodeImage', { maxPixels, reduceTo: reduceTo ?? 1 }, { maxPixels: 'count', reduceTo: 'count' });
  if (!Array.isArray(background) || background.length !== 3 || !background.every(isByte))
    refuse('decodeImage', 'background', 'three bytes [red, green, blue]', background);
  if (isRaster(input)) {
    requireRasterImage('decodeImage', input);
    return withChannels(input, channels);
  }
  return toRaster(await decodedBytes(input, { name, maxPixels, reduceTo }), channels, background);
}

const isRaster = (input: ImageInput): input is RasterImage =>
  typeof input === 'object' && input !== null && 'channels' in input && 'data' in input;

const isCanvasPixels = (input: object): input is CanvasPixels =>
  'data' in input && input.data instanceof Uint8ClampedArray && 'width' in input && 'height' in input;

/** What messages call an input. */
export function nameOf(input: ImageInput): string {
  if (typeof input === 'string') return input.startsWith('data:') ? 'data address' : input;
  if (input instanceof URL) return input.href;
  if (typeof Blob === 'function' && input instanceof Blob) return (input as { name?: string }).name ?? 'Blob';
  if (input instanceof ArrayBuffer || ArrayBuffer.isView(input)) return `${input.byteLength} bytes`;
  return Object.prototype.toString.call(input).slice(8, -1);
}

async function decodedBytes(input: ImageInput, limits: DecodeLimits): Promise<DecodedBytes> {
  const { name, maxPixels } = limits;
  if (typeof input === 'string' || input instanceof URL) return decodeFile(await contents(input, name), limits);
  if (input instanceof Uint8Array || input instanceof ArrayBuffer || input instanceof Blob)
    return decodeFile(input, limits);
  if (typeof input === 'object' && input !== null) {
    if (isCanvasPixels(input)) return fromCanvasPixels(input, name);
    if ('width' in input && 'height' in input) return pixelsOf(input, name, maxPixels);
  }
  throw new ValueError(
    `decodeImage: needs a path, an address, the bytes of a file, a Blob, ImageData, ImageBitmap, canvas, or an image { width, height, channels, data }: got ${name}`,
  );
}

function fromCanvasPixels({ width, height, data }: CanvasPixels, name: string): DecodedBytes {
  requireRanges(`decodeImage: ${name}`, { width, height }, { width: 'count', height: 'count' });
  if (data.length !== 4 * width * height)
    throw new ValueError(
      `decodeImage: ${name}: ${width} × ${height} pixels have ${4 * width * height} bytes: got ${data.length}`,
    );
  return { width, height, channels: 4, data };
}

/** The bytes of a file, wherever it is. `op`: what needs them, for its messages. @throws ValueError for what is none, or cannot be read */
export async function bytesOfInput(op: string, input: ImageInput, name: string): Promise<Uint8Array> {
  const file = typeof input === 'string' || input instanceof URL ? await contents(input, name, op) : input;
  if (file instanceof Uint8Array) return file;
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer());
  return refuse(op, 'input', 'a path, an address, the bytes of a file or a Blob', input);
}

async function decodeFile(file: Uint8Array | ArrayBuffer | Blob, limits: DecodeLimits): Promise<DecodedBytes> {
  if (canDecodeByPage()) {
    const blob = file instanceof Blob ? file : new Blob([file as Uint8Array<ArrayBuffer>]);
    return decodeByPage(blob, limits.name, limits.maxPixels);
  }
  const bytes =
    file instanceof Uint8Array ? file : new Uint8Array(file instanceof Blob ? await file.arrayBuffer() : file);
  return decodeWithSharp(bytes, limits);
}

/** What the system's codes mean. */
const MORE_REASONS = {
  EACCES: 'no permission to read it',
  ELOOP: 'its links lead round in a circle',
  ENOTDIR: 'a part of the path is a file, where a folder has to be',
};

/** Schemes of more than one letter: C:\ is a path. */
const ADDRESS = /^(https?|data|blob):/i;

/** The bytes at a path or an address. */
async function contents(place: string | URL, name: string, op = 'decodeImage'): Promise<Uint8Array | Blob> {
  const isAddress = ADDRESS.test(place instanceof URL ? place.protocol : place);
  const read = isAddress ? undefined : readBytes(place);
  if (read !== undefined) {
    return read.catch((error: Error & { code?: string }) => {
      const reasons: Record<string, string> = {
        ENOENT: 'there is no such file',
        EISDIR: 'is a folder',
        ...MORE_REASONS,
      };
      throw new ValueError(`${op}: ${name}: ${reasons[error.code ?? ''] ?? `cannot be read (${error.message})`}`);
    });
  }
  const response = await fetch(place).catch((error: Error) => {
    throw new ValueError(`${op}: ${name}: cannot be fetched (${error.message})`);
  });
  if (!response.ok) throw new ValueError(`${op}: ${name}: cannot be fetched (status ${response.status})`);
  return response.blob();
}
