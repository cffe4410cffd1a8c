// What training pictures are loaded from, in typed arrays: of a picture in the cache folder, 50 bytes instead of an object of 200.

import type { Source } from './image-loader.ts';
import type { StoredPicture } from './stored-picture.ts';

/** Bytes of a SHA-256. */
const DIGEST = 32;

/** Sources by their numbers; a picture without one is loaded from its path. */
export class PackedSources {
  private readonly files: string[] = [];
  /** Place in the list of files + 1; 0: not in one. */
  private readonly fileOf: Uint32Array;
  private readonly offsets: Float64Array;
  /** Height, width, channels. */
  private readonly shapes: Uint32Array;
  private readonly checksums: Uint8Array;
  /** Those that are decoded in memory, by their numbers. */
  private readonly inMemory = new Map<number, Source>();

  constructor(private readonly paths: readonly string[]) {
    const count = paths.length;
    this.fileOf = new Uint32Array(count);
    this.offsets = new Float64Array(count);
    this.shapes = new Uint32Array(3 * count);
    this.checksums = new Uint8Array(DIGEST * count);
  }

  set(i: number, source: Source): void {
    if (typeof source === 'string') return;
    if (!('file' in source)) {
      this.inMemory.set(i, source);
      return;
    }
    const { file, offset, height, width, channels, checksum } = source;
    if (this.files.at(-1) !== file && !this.files.includes(file)) this.files.push(file);
    this.fileOf[i] = this.files.lastIndexOf(file) + 1;
    this.offsets[i] = offset;
    this.shapes.set([height, width, channels], 3 * i);
    this.checksums.set(Buffer.from(checksum, 'base64url'), DIGEST * i);
  }

  /** None where nothing was set but a path. */
  stored(i: number): StoredPicture | undefined {
    if (this.fileOf[i] === 0) return undefined;
    const [height, width, channels] = this.shapes.subarray(3 * i, 3 * i + 3);
    const checksum = Buffer.from(this.checksums.subarray(DIGEST * i, DIGEST * (i + 1))).toString('base64url');
    const [path, file] = [this.paths[i], this.files[this.fileOf[i] - 1]];
    return { file, offset: this.offsets[i], checksum, path, height, width, channels: channels as 1 | 3 };
  }

  get(i: number): Source {
    return this.stored(i) ?? this.inMemory.get(i) ?? this.paths[i];
  }
}
