// The samples of a PNG as the file has them: numbers of a palette's colours, grey values of any depth. Decoders for pictures turn both into colours.

import { ValueError } from '../base/errors.ts';

/** What the pixels of a PNG are. */
export interface PngSamples {
  readonly width: number;
  readonly height: number;
  /** 'palette': numbers of colours; 'grey': grey values as the file counts them, from 0; 'rgb': three bytes a pixel. Alpha is left out. */
  readonly kind: 'palette' | 'grey' | 'rgb';
  /** `[height, width]`, or `[height, width, 3]` of 'rgb'. */
  readonly data: Uint8Array;
  /** Of 'palette': red, green and blue of each colour, one after another. */
  readonly palette: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples a pixel, by the file's colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PALETTE_TYPE = 3;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly type: number;
  readonly interlaced: boolean;
}

interface Chunks {
  readonly header: Header;
  readonly palette: Uint8Array;
  readonly packed: readonly Uint8Array[];
}

const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** @throws ValueError, with the name, for what is no PNG, damaged, interlaced, or of more pixels than that */
export async function pngSamples(bytes: Uint8Array, name: string, maxPixels: number): Promise<PngSamples> {
  const refuse = (what: string): never => {
    throw new ValueError(`decodeMask: ${name}: ${what}`);
  };
  if (!isPng(bytes)) refuse('is no PNG; other formats do not keep labels as they are: save masks as PNG');
  const { header, palette, packed } = chunksOf(bytes) ?? refuse('damaged (a chunk is cut off or missing)');
  const { width, height, depth, type, interlaced } = header;
  const samples = SAMPLES[type];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth) || width < 1 || height < 1)
    refuse('damaged (its header is not valid)');
  if (interlaced) refuse('is interlaced; save it without interlacing');
  if (depth === 16) refuse('has 16 bits a sample; save it with 8: labels go up to 255');
  if (width * height > maxPixels) refuse(`more than ${maxPixels} pixels; make it smaller`);
  const rowBytes = Math.ceil((width * samples * depth) / 8);
  const raw = (await inflated(packed, height * (1 + rowBytes))) ?? refuse('damaged (its pixels are cut off)');
  const bytesAPixel = Math.max(1, (samples * depth) >> 3);
  if (!unfilter(raw, height, rowBytes, bytesAPixel)) refuse('damaged (an unknown filter)');
  const kind = type === PALETTE_TYPE ? 'palette' : samples < 3 ? 'grey' : 'rgb';
  return { width, height, kind, data: unpacked(raw, { width, height, depth, samples, rowBytes }), palette };
}

function chunksOf(bytes: Uint8Array): Chunks | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array = new Uint8Array(0);
  const packed: Uint8Array[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const start = at + 8;
    if (start + length + 4 > bytes.length) return undefined;
    const body = bytes.subarray(start, start + length);
    if (kind === 'IHDR' && length === 13) {
      const [width, height] = [view.getUint32(start), view.getUint32(start + 4)];
      header = { width, height, depth: body[8], type: body[9], interlaced: body[12] !== 0 };
    } else if (kind === 'PLTE') palette = body;
    else if (kind === 'IDAT') packed.push(body);
    else if (kind === 'IEND') return header && packed.length > 0 ? { header, palette, packed } : undefined;
    at = start + length + 4;
  }
  return undefined;
}

/** So many bytes of what was deflated; undefined where there are fewer. What comes after is not unpacked: it could fill the memory. */
async function inflated(packed: readonly Uint8Array[], size: number): Promise<Uint8Array | undefined> {
  const out = new Uint8Array(size);
  const stream = new Blob(packed as Uint8Array<ArrayBuffer>[]).stream().pipeThrough(new DecompressionStream('deflate'));
  const reader = stream.getReader();
  let at = 0;
  try {
    while (at < size) {
      const { done, value } = await reader.read();
      if (done) return undefined;
      out.set(value.subarray(0, size - at), at);
      at += value.length;
    }
    return out;
  } catch {
    return undefined;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Takes the filters of rows back, in place; false for an unknown one. */
function unfilter(raw: Uint8Array, height: number, rowBytes: number, pixel: number): boolean {
  for (let row = 0; row < height; row++) {
    const start = row * (rowBytes + 1);
    const filter = raw[start];
    if (filter > 4) return false;
    if (filter === 0) continue;
    for (let i = 0; i < rowBytes; i++) {
      const at = start + 1 + i;
      const left = i >= pixel ? raw[at - pixel] : 0;
      const above = row > 0 ? raw[at - rowBytes - 1] : 0;
      const corner = i >= pixel && row > 0 ? raw[at - rowBytes - 1 - pixel] : 0;
      raw[at] += predicted(filter, left, above, corner);
    }
  }
  return true;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

interface Layout extends Pick<Header, 'width' | 'height' | 'depth'> {
  readonly samples: number;
  readonly rowBytes: number;
}

/** One byte a sample, without filters and alpha. */
function unpacked(raw: Uint8Array, { width, height, depth, samples, rowBytes }: Layout): Uint8Array {
  const kept = samples < 3 ? 1 : 3;
  const data = new Uint8Array(width * height * kept);
  const mask = (1 << depth) - 1;
  let to = 0;
  for (let row = 0; row < height; row++) {
    const start = row * (rowBytes + 1) + 1;
    for (let x = 0; x < width; x++)
      for (let c = 0; c < kept; c++) {
        const bit = (x * samples + c) * depth;
        data[to++] = (raw[start + (bit >> 3)] >> (8 - depth - (bit & 7))) & mask;
      }
  }
  return data;
}
