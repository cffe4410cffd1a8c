// The thread in which everything is computed, so that the page always answers. What one purpose needs is loaded when it is first asked for.

import type { Inputs } from '@fovea/experiments/cards';
import type { Values } from '@fovea/experiments/puzzles';
import { expose } from 'comlink';
import { getBackend } from 'fovea';
import type { RasterImage } from 'fovea/images';
import { blobSource } from 'fovea/io';
import { listModels, modelRecord } from 'fovea/models';
import { readModelDescription } from 'fovea/train';
import { Bulletin } from './bulletin.ts';
import type { run } from './laboratory.ts';
import type { Ending, Examples, News, Slot, TrainSettings, WantedModel, WeightsUse } from './protocol.ts';
import { Training } from './training.ts';

let training: Training | undefined;

/** @throws Error before the first training */
function current(): Training {
  if (!training) throw new Error('there is no network yet');
  return training;
}

const learning = () => import('./learning.ts');
const inspector = () => import('./inspector.ts');
const laboratory = () => import('./laboratory.ts');

const train = {
  async train(examples: Examples, settings: TrainSettings, tell: (news: readonly News[]) => void): Promise<Ending> {
    training?.stop();
    training = new Training(examples, settings);
    const bulletin = new Bulletin(tell);
    try {
      return await training.run((news) => bulletin.add(news));
    } finally {
      bulletin.send();
    }
  },
  /** @throws ValueError for a file that is damaged */
  async weightsUse(file: Blob, name: string): Promise<WeightsUse> {
    return { model: (await readModelDescription(blobSource(file, name)))?.architecture.name ?? null };
  },
  pause: (): void => current().pause(),
  goOn: (): void => current().goOn(),
  stop: (): void => current().stop(),
  setLr: (lr: number): void => current().setLr(lr),
  predict: (pixels: Uint8Array): Promise<readonly number[]> => current().predict(pixels),
  file: (): Promise<Uint8Array<ArrayBuffer>> => current().file(),
};

const learn = {
  contents: async () => (await learning()).contents(),
  checkCard: async (id: string, inputs: Inputs) => (await learning()).check(id, inputs),
  solve: async (id: string, values: Values) => (await learning()).solve(id, values),
  play: async (id: string, values: Values, seed: number) => (await learning()).play(id, values, seed),
  namesOf: async (expression: string) => (await learning()).namesOf(expression),
  backpropagate: async (expression: string, values: Readonly<Record<string, number>>) =>
    (await learning()).trace(expression, values),
};

const inspect = {
  /** All names of the zoo. */
  allModels: (): readonly string[] => listModels(),
  open: async (slot: Slot, wanted: WantedModel) => (await inspector()).open(slot, wanted),
  close: async (slot: Slot) => (await inspector()).close(slot),
  crop: async (slot: Slot, picture: RasterImage) => (await inspector()).crop(slot, picture),
  effectiveField: async (slot: Slot, picture: RasterImage, layer: string) =>
    (await inspector()).effectiveField(slot, picture, layer),
  gradCam: async (slot: Slot, picture: RasterImage, classIndex: number | undefined, layer: string) =>
    (await inspector()).gradCam(slot, picture, classIndex, layer),
  heads: async (slot: Slot, picture: RasterImage) => (await inspector()).heads(slot, picture),
  flips: async (slot: Slot, picture: RasterImage) => (await inspector()).flips(slot, picture),
  signals: async (slot: Slot, picture: RasterImage) => (await inspector()).signals(slot, picture),
};

const lab = {
  experiments: async () => (await laboratory()).experiments(),
  runExperiment: async (...question: Parameters<typeof run>) => (await laboratory()).run(...question),
};

const engine = {
  /** Holds a lock of that name for as long as this worker lives. */
  hold: (name: string): Promise<void> =>
    new Promise((resolve) => {
      void navigator.locks.request(name, () => {
        resolve();
        return new Promise(() => {});
      });
    }),
  /** What computes, such as wasm on 4 threads. */
  device: async (): Promise<string> => (await getBackend()).description,
  /** Names of the models that take small pictures of that side. */
  models: (side: number): readonly string[] =>
    listModels().filter((name) => side % modelRecord(name).sizeMultiple.smallImage === 0),
  ...train,
  ...learn,
  ...inspect,
  ...lab,
};

export type Engine = typeof engine;

expose(engine);
