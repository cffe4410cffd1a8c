// Shows a download: a bar on a terminal, a line elsewhere. On the error stream, as it is not a result.

import cliProgress from 'cli-progress';
import { bytesText } from '../figures.ts';
import type { DownloadProgress } from './hub-download.ts';

const WIDTH = 24;

class Bar implements DownloadProgress {
  readonly #bar = new cliProgress.SingleBar(
    {
      format: '{path} {bar} {percentage}%  {text}  ETA {eta_formatted}',
      hideCursor: true,
      clearOnComplete: true,
      barsize: WIDTH,
      fps: 8,
    },
    cliProgress.Presets.shades_classic,
  );
  #size = 0;

  start({ path, size }: { readonly path: string; readonly size: number }, done: number): void {
    this.#size = size;
    this.#bar.start(size, done, { path, text: this.#text(done) });
  }

  update(done: number): void {
    this.#bar.update(done, { text: this.#text(done) });
  }

  stop(): void {
    this.#bar.stop();
  }

  #text(done: number): string {
    return `${bytesText(done)} of ${bytesText(this.#size)}`;
  }
}

const lines = (write: (line: string) => void): DownloadProgress => ({
  start: ({ path, size }, done) =>
    write(`downloading ${path}, ${bytesText(size)}${done > 0 ? `, from ${bytesText(done)} on` : ''}`),
  update: () => {},
  stop: () => {},
});

export const downloadProgress = (
  onTerminal = process.stderr.isTTY === true,
  write: (line: string) => void = console.error,
): DownloadProgress => (onTerminal ? new Bar() : lines(write));
