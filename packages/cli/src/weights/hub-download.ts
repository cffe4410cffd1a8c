// Downloads one file of the hub into the cache: goes on where it broke off, and takes the name of the whole only once its checksum is right.

import { mkdir, open, rename, rm, stat, statfs, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { ValueError } from 'fovea';
import { bytesText } from '../figures.ts';
import { isSystemError } from '../run-folder/file-error.ts';
import { HubStatus, networkReason } from './hub-error.ts';
import { withLock } from './hub-lock.ts';
import { isFile, requireContent } from './hub-repository.ts';
import type { HubSettings } from './hub-settings.ts';

export interface HubFile {
  readonly path: string;
  readonly size: number;
  /** Name of the blob, and checksum: see `requireContent`. */
  readonly etag: string;
}

/** Told of bytes as they come. */
export interface DownloadProgress {
  start(file: HubFile, done: number): void;
  update(done: number): void;
  stop(): void;
}

export interface DownloadOptions {
  readonly settings: HubSettings;
  readonly signal: AbortSignal;
  readonly progress: DownloadProgress;
}

/** Attempts in a row that bring nothing, or next to nothing. */
const FRUITLESS = 3;
const NEXT_TO_NOTHING = 65_536;
const PAUSE_MS = 200;

/**
 * @param url of the file at one commit
 * @param blob where it shall lie; until then it grows beside it
 * @throws ValueError when the disk is full, the transfer breaks off again and again, or the content is not what the hub announces
 */
export async function downloadBlob(url: string, blob: string, file: HubFile, options: DownloadOptions): Promise<void> {
  const incomplete = `${blob}.incomplete`;
  await mkdir(dirname(blob), { recursive: true });
  await withLock(`${blob}.lock`, incomplete, options.signal, async () => {
    // Another process may have fetched it while this one waited.
    if (!(await isFile(blob))) await fetchWhole(url, incomplete, file, options);
    if (!(await isFile(blob))) await keep(incomplete, blob, file);
  });
}

/** Lets the file grow to its size. */
async function fetchWhole(url: string, incomplete: string, file: HubFile, options: DownloadOptions): Promise<void> {
  const { progress } = options;
  let done = await sizeOf(incomplete);
  await requireSpace(dirname(incomplete), file, Math.max(0, file.size - done));
  progress.start(file, done);
  try {
    for (let fruitless = 0; done < file.size || (done === 0 && fruitless === 0); ) {
      const error = await transfer(url, incomplete, done, file, options).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      const now = await sizeOf(incomplete);
      if (isFinal(error) || options.signal.aborted) throw error;
      fruitless = now - done > NEXT_TO_NOTHING ? 0 : fruitless + 1;
      if (now < file.size && fruitless >= FRUITLESS) throw brokenOff(file, now, error);
      done = now;
      if (error !== undefined) await sleep(PAUSE_MS * fruitless, undefined, { signal: options.signal });
    }
  } finally {
    progress.stop();
  }
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

/** @throws ValueError when the disk has not room for that many bytes more */
async function requireSpace(folder: string, { path }: HubFile, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bytes <= bavail * bsize) return;
  throw new ValueError(
    `${path} needs ${bytesText(bytes)} in ${folder}, where ${bytesText(bavail * bsize)} are free; free some space, or name another folder with HF_HOME`,
  );
}

/** What another attempt would not mend: what the hub says of the request, and what the disk says. */
const isFinal = (error: unknown): boolean =>
  error instanceof ValueError ||
  (error instanceof HubStatus && error.status < 500) ||
  (isSystemError(error) && ['open', 'write', 'truncate'].includes(error.syscall ?? ''));

const brokenOff = ({ path, size }: HubFile, done: number, error: unknown): ValueError =>
  new ValueError(
    `the transfer of ${path} broke off at ${bytesText(done)} of ${bytesText(size)} (${networkReason(error ?? {})}); run again to go on from there`,
  );

/** One request for what is still missing, appended to the file. */
async function transfer(
  url: string,
  path: string,
  from: number,
  file: HubFile,
  options: DownloadOptions,
): Promise<void> {
  const { settings, progress } = options;
  const patience = new Patience(settings.downloadTimeout);
  const signal = AbortSignal.any([options.signal, patience.signal]);
  try {
    const headers = {
      ...(settings.token && { authorization: `Bearer ${settings.token}` }),
      ...(from > 0 && { range: `bytes=${from}-` }),
    };
    const response = await fetch(url, { headers, signal });
    // 416: what is there is longer than the file.
    if (response.status === 416) return await truncate(path);
    if (!response.ok || !response.body) throw new HubStatus(response.status, `status ${response.status}`);
    // A server that knows no ranges sends all of it.
    const start = response.status === 206 ? startOf(response) : 0;
    if (start > from) throw new Error('the hub left out a part');
    if (start < from) await truncate(path, start);
    await append(response.body as ReadableStream<Uint8Array>, path, start, file, (done) => {
      patience.renew();
      progress.update(done);
    });
  } catch (error) {
    throw patience.signal.aborted ? patience.signal.reason : error;
  } finally {
    patience.end();
  }
}

/** Writes each chunk before the next is taken, so that what came is there when the transfer breaks off. @throws ValueError for more than was announced */
async function append(
  body: ReadableStream<Uint8Array>,
  path: string,
  start: number,
  file: HubFile,
  written: (done: number) => void,
): Promise<void> {
  const handle = await open(path, start === 0 ? 'w' : 'a');
  try {
    let done = start;
    for await (const chunk of body) {
      done += chunk.byteLength;
      if (done > file.size)
        throw new ValueError(
          `the hub sends more of ${file.path} than the ${file.size} bytes that it announced; try again later`,
        );
      await handle.writeFile(chunk);
      written(done);
    }
  } finally {
    await handle.close();
  }
}

/** Where the bytes of a partial answer start: not always where they were asked for. */
function startOf(response: Response): number {
  const [, start] = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '') ?? [];
  return Number(start ?? 0);
}

/** Aborts when nothing comes for so long. */
class Patience {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(seconds: number) {
    this.#timer = setTimeout(
      () => this.#controller.abort(new DOMException(`nothing came for ${seconds} s`, 'TimeoutError')),
      1000 * seconds,
    );
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  renew(): void {
    this.#timer.refresh();
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Gives a whole file its name; one that is not what was announced is thrown away. */
async function keep(incomplete: string, blob: string, file: HubFile): Promise<void> {
  try {
    const size = await sizeOf(incomplete);
    if (size !== file.size) throw new ValueError(`it has ${size} bytes, not ${file.size}`);
    await requireContent(incomplete, file.etag, file.size);
  } catch (error) {
    await rm(incomplete, { force: true });
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError(
      `${file.path} did not arrive as the hub announced it: ${error.message}; run again to fetch it`,
    );
  }
  await rename(incomplete, blob);
}
