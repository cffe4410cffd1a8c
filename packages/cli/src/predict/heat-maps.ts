// A PNG for each picture, with what speaks for its likeliest class in colours over it.

import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { ValueError } from 'fovea';
import type { Predictor } from 'fovea/predict';
import { grouped } from '../figures.ts';
import { pngBytes } from '../report/png.ts';
import { advising, reasonOf } from '../run-folder/file-error.ts';
import { makeFolders } from '../run-folder/run-folder.ts';
import { writeFile } from '../run-folder/write-file.ts';
import { METHODS, type MethodName } from './attribution-methods.ts';
import type { PredictConfig } from './config.ts';
import { explainMethod } from './explain-method.ts';
import type { Picture } from './inputs.ts';

export class HeatMaps {
  private readonly names = new Set<string>();

  private constructor(
    private readonly folder: string,
    private readonly predictor: Predictor,
    private readonly method: MethodName,
  ) {}

  /** Makes the folder, unless it is there. @throws ValueError when it cannot be made, or the network has no attention to roll out */
  static async into(folder: string, predictor: Predictor, explain: PredictConfig['explain']): Promise<HeatMaps> {
    const method = explainMethod('predict', predictor, explain);
    try {
      await makeFolders(folder);
      // It may have been there before, and be no folder.
      await readdir(folder);
    } catch (error) {
      throw new ValueError(`predict: heatMaps=${folder}: ${reasonOf(error)}; choose another folder`);
    }
    return new HeatMaps(folder, predictor, method);
  }

  /** Gives the path of the picture's map. */
  async add({ name, input }: Picture): Promise<string> {
    const { overlay } = await this.predictor.explain(input, { method: METHODS[this.method].method });
    const png = pngBytes(overlay);
    const file = this.nameFor(name);
    await advising('heatMaps', writeFile(this.folder, { name: file, fill: (sink) => sink.write(png) }));
    return join(this.folder, file);
  }

  /** How many there are, of which kind, and where. */
  summary(): string {
    const { size } = this.names;
    return `${grouped(size)} heat ${size === 1 ? 'map' : 'maps'} (${METHODS[this.method].title}) in ${this.folder}`;
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
