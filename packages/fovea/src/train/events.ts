// What a training run tells its listener: plain data, so that a terminal, a file and a page can all read it.

export interface StepEvent {
  readonly kind: 'step';
  /** From 0. */
  readonly epoch: number;
  /** From 0, within the epoch. */
  readonly step: number;
  readonly stepsPerEpoch: number;
  /** Running mean over the epoch. */
  readonly loss: number;
  readonly accuracy: number;
  readonly lr: number;
  readonly imagesPerSecond: number;
}

export interface EpochEvent {
  readonly kind: 'epoch';
  readonly epoch: number;
  readonly trainLoss: number;
  readonly trainAccuracy: number;
  readonly testLoss: number;
  readonly testAccuracy: number;
  readonly lr: number;
  /** Training only. */
  readonly imagesPerSecond: number;
  readonly seconds: number;
  /** Whether no earlier epoch had a higher test accuracy. */
  readonly best: boolean;
}

export type TrainEvent = StepEvent | EpochEvent;
