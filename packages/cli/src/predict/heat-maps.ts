// A PNG for each picture, with what speaks for its likeliest class in colours over it.

import { basename, extname } from 'node:path';
import type { Predictor } from 'fovea/predict';
import { pngBytes } from '../report/png.ts';
import { makeFolders } from '../run-folder/run-folder.ts';
import { naming, writeFile } from '../run-folder/write-file.ts';
import type { Picture } from './inputs.ts';

export class HeatMaps {
  private readonly names = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly predictor: Predictor,
  ) {}

  /** Makes the folder, unless it is there. @throws ValueError when it cannot be made */
  static async into(folder: string, predictor: Predictor): Promise<HeatMaps> {
    await naming(folder, makeFolders(folder));
    return new HeatMaps(folder, predictor);
  }

  async add({ name, input }: Picture): Promise<void> {
    const { overlay } = await this.predictor.explain(input);
    const png = pngBytes(overlay);
    await writeFile(this.folder, { name: this.nameFor(name), fill: (sink) => sink.write(png) });
  }

  /** The picture's name; with a number where pictures of different folders have the same. */
  private nameFor(path: string): string {
    const stem = path === '-' ? 'picture' : basename(path, extname(path));
    for (let i = 1; ; i++) {
      const name = `${stem}${i > 1 ? `-${i}` : ''}.png`;
      if (this.names.has(name.toLowerCase())) continue;
      this.names.add(name.toLowerCase());
      return name;
    }
  }
}
