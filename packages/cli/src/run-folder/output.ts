// What commands write besides runs, where a setting says: a page, or a folder of pictures.

import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { RasterImage } from 'fovea/images';
import { commandError } from '../command-error.ts';
import { pngBytes } from '../report/png.ts';
import { advising } from './file-error.ts';
import { makeFolders } from './run-folder.ts';
import { reasonOf } from './system-words.ts';
import { textFile, writeFile } from './write-file.ts';

/** Writes the page that the setting `html` names. */
export const writePage = (path: string, html: string): Promise<unknown> =>
  advising('html', writeFile(dirname(path), textFile(basename(path), html)));

/** PNGs named after the pictures that they show. */
export class PictureFolder {
  private readonly stems = new Set<string>();

  private constructor(
    readonly folder: string,
    private readonly setting: string,
  ) {}

  /** Makes the folder that a command's setting names, unless it is there. @throws ValueError when it cannot be made */
  static async into(command: string, setting: string, folder: string): Promise<PictureFolder> {
    try {
      await makeFolders(folder);
      // It may have been there before, and be no folder.
      await readdir(folder);
    } catch (error) {
      throw commandError(command, `${setting}=${folder}: ${reasonOf(error)}; choose another folder`);
    }
    return new PictureFolder(folder, setting);
  }

  /** How many pictures have a name here. */
  get count(): number {
    return this.stems.size;
  }

  /** The picture's name without its ending; with a number where pictures of different folders have the same. */
  stemFor(path: string, clean = (stem: string): string => stem): string {
    const stem = path === '-' ? 'picture' : clean(basename(path, extname(path)));
    for (let i = 1; ; i++) {
      const own = `${stem}${i > 1 ? `-${i}` : ''}`;
      if (this.stems.has(own.toLowerCase())) continue;
      this.stems.add(own.toLowerCase());
      return own;
    }
  }

  /** Gives the path of the file. */
  write(stem: string, image: RasterImage): Promise<string> {
    return this.writeBytes(stem, pngBytes(image));
  }

  /** The same of a PNG that is made already. */
  async writeBytes(stem: string, bytes: Uint8Array): Promise<string> {
    const name = `${stem}.png`;
    await advising(this.setting, writeFile(this.folder, { name, fill: (sink) => sink.write(bytes) }));
    return join(this.folder, name);
  }
}
