// From settings to what a step of training is made from.

import type { Tensor } from 'fovea';
import type { ExponentialMovingAverage, Optimizer } from 'fovea/optim';
import type { ImageClassifier, StepOptions, TrainingLoss } from 'fovea/train';
import type { TrainConfig } from './config.ts';

export interface Parts {
  readonly config: Pick<
    TrainConfig,
    'accumulate' | 'labelSmoothing' | 'distillationLambda' | 'distillationTemperature'
  >;
  readonly model: ImageClassifier;
  readonly optimizer: Optimizer;
  /** Undefined: cross-entropy. */
  readonly loss: TrainingLoss | undefined;
  /** Logits of the teacher, where there is one. */
  readonly teacher: ((images: Tensor) => Tensor) | undefined;
  /** Averages of the weights; undefined where there are none. */
  readonly average: ExponentialMovingAverage | undefined;
}

export const stepOptions = ({ config, model, optimizer, loss, teacher, average }: Parts): StepOptions => ({
  model,
  optimizer,
  accumulate: config.accumulate,
  ...(loss ? { loss } : { labelSmoothing: config.labelSmoothing }),
  ...(teacher && {
    teacher: {
      logits: teacher,
      lambda: config.distillationLambda,
      temperature: config.distillationTemperature,
    },
  }),
  ...(average && { average }),
});
