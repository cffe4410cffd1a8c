// A PNG for each picture, with what speaks for its likeliest class in colours over it.

import type { Predictor } from 'fovea/predict';
import { grouped } from '../figures.ts';
import { PictureFolder } from '../run-folder/output.ts';
import { METHODS, type MethodName } from './attribution-methods.ts';
import type { PredictConfig } from './config.ts';
import { explainMethod } from './explain-method.ts';
import type { Picture } from './inputs.ts';

export class HeatMaps {
  private constructor(
    private readonly pictures: PictureFolder,
    private readonly predictor: Predictor,
    private readonly method: MethodName,
  ) {}

  /** Makes the folder, unless it is there. @throws ValueError when it cannot be made, or the network has no attention to roll out */
  static async into(folder: string, predictor: Predictor, explain: PredictConfig['explain']): Promise<HeatMaps> {
    const method = explainMethod('predict', predictor, explain);
    return new HeatMaps(await PictureFolder.into('predict', 'heatMaps', folder), predictor, method);
  }

  /** Gives the path of the picture's map. */
  async add({ name, input }: Picture): Promise<string> {
    const { overlay } = await this.predictor.explain(input, { method: METHODS[this.method].method });
    return this.pictures.write(this.pictures.stemFor(name), overlay);
  }

  /** How many there are, of which kind, and where. */
  summary(): string {
    const { count, folder } = this.pictures;
    return `${grouped(count)} heat ${count === 1 ? 'map' : 'maps'} (${METHODS[this.method].title}) in ${folder}`;
  }
}
