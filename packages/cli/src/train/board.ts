// `tensorboard=true`: what a run tells TensorBoard, after each step and each epoch.

import type { Position, StepEvent, TrainEvent } from 'fovea/train';
import { usedSettings } from '../report/used-settings.ts';
import { EventFile } from '../tensorboard/event-file.ts';
import type { Run } from './setup.ts';

/** In a cell of a Markdown table. */
const cell = (value: unknown): string => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');

const settingsTable = (settings: Readonly<Record<string, unknown>>): string =>
  [
    '| setting | value |',
    '| --- | --- |',
    ...Object.entries(settings)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `| ${cell(name)} | ${cell(value)} |`),
  ].join('\n');

/** Steps are counted over the whole run, from 1. */
export class Board {
  readonly #file: EventFile;
  readonly #stepsPerEpoch: number;
  #before: Position | undefined;

  constructor({ files, config, data, stepsPerEpoch, from }: Run) {
    this.#file = new EventFile(files.folder);
    this.#stepsPerEpoch = stepsPerEpoch;
    this.#before = from;
    const done = from ? from.epoch * stepsPerEpoch + from.step : 0;
    // A run that was killed may have gone further than where it goes on.
    if (from) this.#file.restart(done + 1);
    this.#file.text(
      done,
      'settings',
      settingsTable(usedSettings({ ...config, data: data.setting }, data.targets !== undefined)),
    );
  }

  /** @throws ValueError when the file cannot be written */
  add(event: TrainEvent): void {
    const step = event.epoch * this.#stepsPerEpoch + (event.kind === 'step' ? event.step + 1 : this.#stepsPerEpoch);
    if (event.kind === 'step') {
      this.#file.scalars(step, { ...this.#ofStep(event), 'train/lr': event.lr });
      this.#before = event.position;
      return;
    }
    this.#file.scalars(step, {
      epoch: event.epoch + 1,
      'epoch/train loss': event.trainLoss,
      'epoch/train accuracy': event.trainAccuracy,
      'validation/loss': event.validationLoss,
      'validation/accuracy': event.validationAccuracy,
      ...(event.validationMeanPrecision !== undefined && {
        'validation/mean average precision': event.validationMeanPrecision,
      }),
      ...(event.averageLoss !== undefined && { 'averaged weights/loss': event.averageLoss }),
      ...(event.averageAccuracy !== undefined && { 'averaged weights/accuracy': event.averageAccuracy }),
      ...(event.averageMeanPrecision !== undefined && {
        'averaged weights/mean average precision': event.averageMeanPrecision,
      }),
      'epoch/images per second': event.imagesPerSecond,
    });
    this.#before = event.position;
  }

  /** Of this step alone; the event has the means over the epoch. */
  #ofStep({ epoch, position }: StepEvent): Readonly<Record<string, number>> {
    const before = this.#before?.epoch === epoch ? this.#before : { loss: 0, correct: 0, images: 0 };
    const images = position.images - before.images;
    return {
      'train/loss': (position.loss - before.loss) / images,
      'train/accuracy': (position.correct - before.correct) / images,
    };
  }

  close(): void {
    this.#file.close();
  }
}
