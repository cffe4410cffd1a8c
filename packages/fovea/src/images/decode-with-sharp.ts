// Decoding in Node by sharp (libvips): orientation, colour profiles, CMYK, 16 bits, the first frame of what moves.

import { DeviceError, ValueError } from '../base/errors.ts';
import type { DecodedBytes } from './color-channels.ts';
import { Turns } from './turns.ts';

/** What is used of sharp; its own types would bring those of Node into the library. */
interface SharpImage {
  resize(options: {
    readonly width: number;
    readonly height: number;
    readonly fit: 'outside';
    readonly withoutEnlargement: true;
  }): SharpImage;
  toColourspace(space: 'srgb'): SharpImage;
  raw(options: { readonly depth: 'uchar' }): SharpImage;
  toBuffer(options: { readonly resolveWithObject: true }): Promise<{
    readonly data: Uint8Array;
    readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
  }>;
}

type Sharp = (
  input: Uint8Array,
  options: { readonly autoOrient: true; readonly failOn: 'error'; readonly limitInputPixels: number },
) => SharpImage;

let loaded: Promise<Sharp> | undefined;

async function loadSharp(): Promise<Sharp> {
  // A name that bundlers cannot see: pages do without it.
  const name = 'sharp';
  try {
    return ((await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as { default: Sharp }).default;
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND';
    const why = missing ? 'is not installed' : `does not load (${firstLine(error)})`;
    throw new DeviceError(
      `decodeImage: the package sharp, which decodes images in Node, ${why}; run: npm install sharp`,
    );
  }
}

/** What is wrong with a file, without the name of the function of libvips that found it. */
function firstLine(error: unknown): string {
  const lines = String((error as Error).message).split('\n');
  return lines[0]
    .trim()
    .replace(/^Input (file|buffer) (has corrupt header)?/, (_, __, corrupt) => (corrupt ? 'corrupt header' : ''))
    .replace(/:$/, '');
}

/** What is wrong with a picture that is too large. */
export const tooManyPixels = (maxPixels: number): string =>
  `more than ${maxPixels} pixels; make it smaller, or give decodeImage a larger maxPixels`;

const DAMAGED = 'damaged';
const NO_IMAGE = 'not an image in a format that can be read (JPEG, PNG, WebP, AVIF, GIF, TIFF)';

function reason(error: unknown, maxPixels: number): string {
  const text = firstLine(error);
  if (/unsupported image format/.test(text)) return NO_IMAGE;
  if (/exceeds pixel limit/.test(text)) return tooManyPixels(maxPixels);
  return text === 'Unknown error' ? DAMAGED : `${DAMAGED} (${text})`;
}

/** Drawings (SVG) as text or compressed, which libvips would draw at a size that the file does not have: no format of pixels begins like this. */
function isDrawing(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return true;
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart();
  return start.startsWith('<');
}

/**
 * libvips keeps one text for the errors of all that it does, and clears it when any of that ends: of a damaged file that was decoded beside others, it
 * may say nothing, or what is wrong with another. Such a file is decoded again, alone.
 */
const decodings = new Turns();

type Decoded =
  | { readonly isDamaged: false; readonly bytes: DecodedBytes }
  | { readonly isDamaged: boolean; readonly reason: string };

async function decoded(
  sharp: Sharp,
  bytes: Uint8Array,
  { maxPixels, reduceTo }: Omit<DecodeLimits, 'name'>,
): Promise<Decoded> {
  try {
    // 'error', not 'warning': like PIL and browsers, what is whole but for a warning (bytes after the end, an odd tag) is taken.
    const image = sharp(bytes, { autoOrient: true, failOn: 'error', limitInputPixels: maxPixels });
    if (reduceTo !== undefined)
      image.resize({ width: reduceTo, height: reduceTo, fit: 'outside', withoutEnlargement: true });
    const { data, info } = await image
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { isDamaged: false, bytes: { width: info.width, height: info.height, channels: info.channels, data } };
  } catch (error) {
    const why = reason(error, maxPixels);
    return { isDamaged: why.startsWith(DAMAGED), reason: why };
  }
}

/** What decoding is told of a file. */
export interface DecodeLimits {
  readonly name: string;
  readonly maxPixels: number;
  /** Shorter side that a larger picture is reduced to. */
  readonly reduceTo: number | undefined;
}

/** @throws ValueError that says what is wrong with the file, DeviceError without sharp */
export async function decodeWithSharp(
  bytes: Uint8Array,
  { name, maxPixels, reduceTo }: DecodeLimits,
): Promise<DecodedBytes> {
  if (bytes.length === 0) throw new ValueError(`decodeImage: ${name}: the file is empty`);
  if (isDrawing(bytes)) throw new ValueError(`decodeImage: ${name}: ${NO_IMAGE}`);
  loaded ??= loadSharp();
  const sharp = await loaded.catch((error) => {
    loaded = undefined;
    throw error;
  });
  const { result, overlapped } = await decodings.together(() => decoded(sharp, bytes, { maxPixels, reduceTo }));
  const found =
    result.isDamaged && overlapped
      ? await decodings.alone(() => decoded(sharp, bytes, { maxPixels, reduceTo }))
      : result;
  if ('bytes' in found) return found.bytes;
  throw new ValueError(`decodeImage: ${name}: ${found.reason}`);
}
