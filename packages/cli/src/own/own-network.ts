// A network of the user's own, from a module of JavaScript, that is shown pictures: with what its file says of its weights, of pictures and of classes.

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FoveaError } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import { type Module, manualSeed } from 'fovea/nn';
import { Predictor } from 'fovea/predict';
import { loadWeights } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { isCode } from '../predict/model-name.ts';
import { fitting } from './fitting.ts';
import { isOneShape, shapeOf } from './model-input.ts';
import { loadOwnModel, reasonOf } from './own-model.ts';

export interface OwnNetwork {
  readonly model: Module;
  /** Of one image: `[1, H, W, C]`. */
  readonly inputShape: readonly [number, number, number, number];
  readonly preprocessing: Preprocessing;
  readonly classNames: readonly string[] | undefined;
  /** Whether the file, or the command, names a file of weights; without, whatever the module makes or loads. */
  readonly hasWeights: boolean;
}

interface Asked {
  /** A file of weights; undefined for what the module itself says. */
  readonly weights?: string | undefined;
  /** Side of the images; 0 for what the module itself says. */
  readonly side?: number;
}

/** Side of images where nothing says another. */
const USUAL_SIDE = 224;

/** Whether a name is that of a module of code that is there. */
export const isOwnModel = (name: string): boolean => isCode(name) && existsSync(name);

/** @throws ValueError for a module that makes no model of one image, or whose weights do not fit */
export async function loadOwnNetwork(
  command: string,
  path: string,
  { weights, side = 0 }: Asked = {},
): Promise<OwnNetwork> {
  const own = await loadOwnModel(command, path);
  const given = own.inputs ?? [[1, USUAL_SIDE, USUAL_SIDE, 3]];
  const [, height, width, channels] = shapeOf(given[0]);
  if (!isOneShape(given) || shapeOf(given[0]).length !== 4 || (channels !== 1 && channels !== 3))
    throw commandError(
      command,
      `${path} reads ${isOneShape(given) ? `[${shapeOf(given[0]).join(', ')}]` : 'several inputs, or whole numbers'}: needs a model of images [N, H, W, 3] or [N, H, W, 1]; \`fovea profile ${path}\` takes others`,
    );
  const inputShape = [1, side || height, side || width, channels] as const;
  // The same random weights every time.
  manualSeed(0);
  const model = await own.make({});
  const file = weights ?? (own.weights === undefined ? undefined : resolve(dirname(path), own.weights));
  if (file !== undefined) await readInto(command, path, file, model);
  return {
    ...{ model, inputShape, classNames: own.classNames, hasWeights: file !== undefined },
    preprocessing: fitting(inputShape, own.preprocessing),
  };
}

async function readInto(command: string, path: string, file: string, model: Module): Promise<void> {
  if (!existsSync(file)) throw commandError(command, `${path}: there is no file of weights ${file}`);
  await loadWeights(file, model);
}

/** What shows it pictures. @throws ValueError for what gives no logits, or not for such images */
export function ownPredictor(
  command: string,
  path: string,
  { model, preprocessing, classNames }: OwnNetwork,
): Predictor<Module> {
  try {
    return new Predictor(model, preprocessing, classNames);
  } catch (error) {
    const reason = error instanceof FoveaError ? error.message : `its forward fails: ${reasonOf(error)}`;
    throw commandError(command, `${path}: ${reason}`, { cause: error });
  }
}
