// Images of experiments as one file, for the studio's worker: it runs the experiments on the very images that the records are of.

import type { Caption, CaptionedData, LabData } from '@fovea/experiments';
import type { ValueError } from 'fovea';
import type { ImageSet } from 'fovea/data';
import { commandError } from '../command-error.ts';

interface Header extends Pick<ImageSet, 'height' | 'width' | 'channels' | 'classNames'> {
  /** Images of train and of test. */
  readonly counts: readonly [number, number];
  readonly captions?: PackedCaptions;
}

type Drawing = readonly [code: string, artist: string];

/** What the images are called, the words of each code once. */
interface PackedCaptions {
  readonly words: Readonly<Record<string, Caption['words']>>;
  readonly train: readonly Drawing[];
  readonly test: readonly Drawing[];
}

function packedCaptions({ train, test }: CaptionedData['captions']): PackedCaptions {
  const drawings = (captions: readonly Caption[]): Drawing[] => captions.map(({ code, artist }) => [code, artist]);
  const words = Object.fromEntries([...train, ...test].map((caption) => [caption.code, caption.words]));
  return { words, train: drawings(train), test: drawings(test) };
}

function unpackedCaptions({ words, train, test }: PackedCaptions): CaptionedData['captions'] {
  const captions = (drawings: readonly Drawing[]): Caption[] =>
    drawings.map(([code, artist]) => ({ code, artist, words: words[code] }));
  return { train: captions(train), test: captions(test) };
}

/** Length of the header, as a little-endian number. */
const LENGTH = 4;

const pixelsOf = ({ height, width, channels }: Header): number => height * width * channels;

/** Header (JSON), with the captions where there are some, labels and pixels of train, then of test; a byte for each label. */
export function packLabData({ train, test, ...more }: LabData & Partial<CaptionedData>): Uint8Array {
  const { height, width, channels, classNames } = train;
  const counts = [train.labels.length, test.labels.length] as const;
  const captions = more.captions && packedCaptions(more.captions);
  const text = new TextEncoder().encode(JSON.stringify({ height, width, channels, classNames, counts, captions }));
  const parts = [train, test].flatMap(({ labels, pixels }) => [Uint8Array.from(labels), pixels]);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, LENGTH + text.length));
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  let at = LENGTH;
  for (const part of [text, ...parts]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @throws ValueError for other bytes */
export function unpackLabData(bytes: Uint8Array): LabData {
  const damaged = (): ValueError => commandError('lab', 'the file of images is damaged; load it again');
  if (bytes.length < LENGTH) throw damaged();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH, LENGTH + length)));
  } catch {
    throw damaged();
  }
  const { counts, captions, ...rest } = header;
  const size = pixelsOf(header);
  if (bytes.length !== LENGTH + length + (counts[0] + counts[1]) * (1 + size)) throw damaged();
  let at = LENGTH + length;
  const [train, test] = counts.map((count): ImageSet => {
    const labels = Int32Array.from(bytes.subarray(at, at + count));
    const pixels = bytes.slice(at + count, at + count * (1 + size));
    at += count * (1 + size);
    return { ...rest, labels, pixels };
  });
  return { train, test, ...(captions && { captions: unpackedCaptions(captions) }) };
}
