// The thread in which everything is computed, so that the page always answers.

import { expose } from 'comlink';
import { getBackend } from 'fovea';
import { listModels, modelRecord } from 'fovea/models';
import type { Ending, Examples, News, TrainSettings } from './protocol.ts';
import { Training } from './training.ts';

let training: Training | undefined;

/** @throws Error before the first training */
function current(): Training {
  if (!training) throw new Error('there is no network yet');
  return training;
}

const engine = {
  /** What computes, such as wasm on 4 threads. */
  device: async (): Promise<string> => (await getBackend()).description,
  /** Names of the models that take small pictures of that side. */
  models: (side: number): readonly string[] =>
    listModels().filter((name) => side % modelRecord(name).sizeMultiple.smallImage === 0),
  async train(examples: Examples, settings: TrainSettings, tell: (news: News) => void): Promise<Ending> {
    training?.stop();
    training = new Training(examples, settings);
    return training.run(tell);
  },
  pause: (): void => current().pause(),
  goOn: (): void => current().goOn(),
  stop: (): void => current().stop(),
  setLr: (lr: number): void => current().setLr(lr),
  predict: (pixels: Uint8Array): Promise<readonly number[]> => current().predict(pixels),
  file: (): Promise<Uint8Array<ArrayBuffer>> => current().file(),
};

export type Engine = typeof engine;

expose(engine);
