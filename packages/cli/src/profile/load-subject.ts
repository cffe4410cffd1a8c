// What `fovea profile` is told to look at: a model by name, a run or file of weights, or a module of one's own, made with the options of one point of a grid.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FoveaError, ShapeError, ValueError } from 'fovea';
import type { OptionPoint, SignalHistory, SizedModel } from 'fovea/analysis';
import type { Preprocessing } from 'fovea/images';
import { bytesSource } from 'fovea/io';
import { createModel, createScaledModel, type ImageModel, type ModelScale, modelRecord } from 'fovea/models';
import type { Module } from 'fovea/nn';
import type { Predictor } from 'fovea/predict';
import { loadWeights, saveModel } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { isOneShape, type OwnInputs, readInputs, shapeOf, withBatch } from '../own/model-input.ts';
import { loadOwnModel, reasonOf } from '../own/own-model.ts';
import { loadRun } from '../predict/load-run.ts';
import { isCode, isModelName, modelPreprocessing } from '../predict/model-name.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { SMALL_IMAGE } from '../train/setup.ts';
import { parseSignals } from '../train/signal-log.ts';
import type { TrainedOn } from './brief-training.ts';
import { PROFILE_OPTIONS, type ProfileConfig, sidesOf } from './config.ts';

/** Makes the model with the given options besides the settings. */
export interface Source {
  readonly make: (point: OptionPoint) => Promise<SizedModel>;
  /** Options that a grid can go over; undefined where any name may be one. */
  readonly options: readonly string[] | undefined;
  /** What is known of how pictures are prepared. */
  readonly preprocessing: Partial<Preprocessing>;
  /** Where it is a trained network: what shows it pictures. */
  readonly predictor?: Predictor;
  /** What a run with signals=true recorded. */
  readonly training?: SignalHistory;
}

type Sides = readonly [height: number, width: number];

/** @throws ValueError for what is no side */
function sidesAt(point: OptionPoint, config: ProfileConfig): Sides | undefined {
  if (point.imageSize === undefined) return sidesOf(config);
  const text = String(point.imageSize);
  if (!/^[1-9]\d{0,4}(x[1-9]\d{0,4})?$/.test(text))
    throw new ValueError(`imageSize:${text}: needs a side such as 224, or height and width such as 160x224`);
  return sidesOf({ imageSize: text });
}

const batchAt = ({ batch }: OptionPoint, config: ProfileConfig): number =>
  batch === undefined ? config.batch : Number(batch);

const MODEL_OPTIONS = ['imageSize', 'batch', 'numClasses', 'smallImage'] as const;
const SCALES = ['width', 'depth', 'kernelSize'] as const;

function byName(name: string, config: ProfileConfig, on: TrainedOn | undefined): Source {
  const record = modelRecord(name);
  const make = async (point: OptionPoint): Promise<SizedModel> => {
    const asked = sidesAt(point, config) ?? on?.imageSize;
    const isSmall = on && asked ? Math.max(...asked) <= SMALL_IMAGE : config.smallImage;
    const smallImage = Boolean(point.smallImage ?? isSmall);
    const own = smallImage ? record.smallImageSize : record.imageSize;
    const imageSize = asked ?? ([own, own] as const);
    const numClasses = on?.numClasses ?? Number(point.numClasses ?? config.numClasses);
    const inChannels = on?.inChannels ?? 3;
    const options = { numClasses, inChannels, smallImage, imageSize };
    const scale = Object.fromEntries(SCALES.filter((key) => key in point).map((key) => [key, Number(point[key])]));
    const isScaled = Object.keys(scale).length > 0;
    const model = isScaled
      ? createScaledModel(name, scale as Partial<ModelScale>, options)
      : createModel(name, options);
    return { model, inputShape: [batchAt(point, config), ...imageSize, inChannels] };
  };
  return { make, options: [...MODEL_OPTIONS, ...record.scalable], preprocessing: modelPreprocessing(name) };
}

/** The network for images of another size: itself, or, where a model is built for one size, another one with its weights, whose positions are resized. */
async function sized({ model }: Predictor, sides: Sides): Promise<ImageModel> {
  const { architecture } = model;
  if (
    !architecture ||
    modelRecord(architecture.name).anyImageSize ||
    architecture.options.imageSize.join() === sides.join()
  )
    return model;
  const other = createModel(architecture.name, { ...architecture.options, imageSize: sides });
  const chunks: Uint8Array[] = [];
  await saveModel({ write: async (chunk) => void chunks.push(chunk.slice()) }, model);
  await loadWeights(bytesSource(Buffer.concat(chunks)), other);
  return other;
}

/** Undefined where it is no run's folder, or the run recorded none. */
async function signalsOf(folder: string): Promise<SignalHistory | undefined> {
  if (!existsSync(join(folder, FILES.manifest)) || !existsSync(join(folder, FILES.signals))) return undefined;
  return parseSignals(join(folder, FILES.signals), await RunFiles.lookText(folder, FILES.signals));
}

async function trained(name: string, config: ProfileConfig, stop: AbortSignal): Promise<Source> {
  const predictor = await loadRun(name, 'best', stop);
  const { preprocessing } = predictor;
  const make = async (point: OptionPoint): Promise<SizedModel> => {
    const sides = sidesAt(point, config) ?? preprocessing.imageSize;
    const model = await sized(predictor, sides);
    return { model, inputShape: [batchAt(point, config), ...sides, preprocessing.channels] };
  };
  const training = await signalsOf(name);
  return { make, options: ['imageSize', 'batch'], preprocessing, predictor, ...(training && { training }) };
}

/** Side of images where nothing says another. */
const USUAL_SIDE = 224;

/** What an own model reads at a point of the grid. @throws ValueError for sides of what is not one image */
function inputsAt(
  path: string,
  given: OwnInputs | undefined,
  point: OptionPoint,
  config: ProfileConfig,
  on: TrainedOn | undefined,
): OwnInputs {
  const sides = sidesAt(point, config) ?? on?.imageSize;
  const isBatchSet = point.batch !== undefined || config.batch !== PROFILE_OPTIONS.batch.fallback;
  const batch = batchAt(point, config);
  if (given && !isOneShape(given) && sides)
    throw commandError(
      'profile',
      `imageSize=…: ${path} reads ${given.length > 1 ? 'several inputs' : 'whole numbers'}; write their sizes in inputShape=…, such as 1x64x64x3+1x77:int32`,
    );
  if (given && !sides) return isBatchSet ? withBatch(given, batch) : given;
  const channels = on?.inChannels ?? (given && shapeOf(given[0]).at(-1)) ?? 3;
  return [[isBatchSet || !given ? batch : shapeOf(given[0])[0], ...(sides ?? [USUAL_SIDE, USUAL_SIDE]), channels]];
}

async function own(path: string, config: ProfileConfig, on: TrainedOn | undefined): Promise<Source> {
  const { make: makeModel, takesOptions, inputs, preprocessing } = await loadOwnModel('profile', path);
  const given = config.inputShape === '' ? inputs : readInputs(config.inputShape);
  const make = async (point: OptionPoint): Promise<SizedModel> => {
    const { batch: _, imageSize, ...rest } = point;
    const model: Module = await makeModel({
      ...rest,
      ...(imageSize !== undefined && { imageSize }),
      ...(on && { numClasses: on.numClasses, inChannels: on.inChannels }),
    });
    const read = inputsAt(path, given, point, config, on);
    return { model, inputShape: shapeOf(read[0]), ...(!isOneShape(read) && { input: read }) };
  };
  return { make, options: takesOptions ? undefined : ['imageSize', 'batch'], preprocessing: preprocessing ?? {} };
}

/** `on`: what the model is to be trained on. @throws ValueError for what is neither a model nor a run nor code, with a name that it resembles */
export async function findSource(
  name: string,
  config: ProfileConfig,
  stop: AbortSignal,
  on?: TrainedOn,
): Promise<Source> {
  if (isCode(name) && existsSync(name)) return own(name, config, on);
  if (config.inputShape !== '')
    throw commandError(
      'profile',
      `inputShape=${config.inputShape}: is for a model of your own, in a file of JavaScript; ${name} says its own, and takes imageSize=…`,
    );
  return isModelName('profile', name) ? byName(name, config, on) : trained(name, config, stop);
}

const failure = (error: unknown): string => `its forward fails: ${reasonOf(error)}`;

/** Says for what input a model threw, and what to give in its place. */
export async function naming<T>(name: string, { inputShape, input }: SizedModel, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isCode(name) && !(error instanceof ShapeError))
      throw commandError('profile', `${name}: ${error instanceof FoveaError ? error.message : failure(error)}`, {
        cause: error,
      });
    if (!(error instanceof ShapeError)) throw error;
    const hint = isCode(name) ? 'inputShape=…' : 'imageSize=…';
    throw commandError(
      'profile',
      `${name} cannot take ${input ? 'its inputs' : `[${inputShape.join(', ')}]`}: ${error.message}; give another size with ${hint}`,
      { cause: error },
    );
  }
}
