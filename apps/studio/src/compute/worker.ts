// The thread in which everything is computed, so that the page always answers.

import { backpropagate, type TracedNode } from '@fovea/experiments/backpropagation';
import { CARDS, type CardCheck, checkCard, type Inputs } from '@fovea/experiments/cards';
import { PUZZLES, type Simulation, simulate, type Values } from '@fovea/experiments/puzzles';
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
  /** @param place in the list of cards */
  checkCard: (place: number, inputs: Inputs): Promise<CardCheck> => checkCard(CARDS[place], inputs),
  /** @param place in the list of puzzles */
  play: (place: number, values: Values, seed: number): Simulation => simulate(PUZZLES[place], values, { seed }),
  /** Without the operations, which are functions. */
  backpropagate: async (
    expression: string,
    values: Readonly<Record<string, number>>,
  ): Promise<readonly Omit<TracedNode, 'operation'>[]> =>
    (await backpropagate(expression, values)).map(({ operation: _, ...node }) => node),
  pause: (): void => current().pause(),
  goOn: (): void => current().goOn(),
  stop: (): void => current().stop(),
  setLr: (lr: number): void => current().setLr(lr),
  predict: (pixels: Uint8Array): Promise<readonly number[]> => current().predict(pixels),
  file: (): Promise<Uint8Array<ArrayBuffer>> => current().file(),
};

export type Engine = typeof engine;

expose(engine);
