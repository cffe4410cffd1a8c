// The losses of pixels that a run can train with.

import type { Tensor } from 'fovea';
import { crossEntropy, diceLoss, focalLoss, lovaszSoftmaxLoss, softmax, tverskyLoss } from 'fovea/ops';
import { mvssLoss, type SegmentationModel } from 'fovea/segmentation';
import type { TrainingLoss } from 'fovea/train';
import type { SegmentConfig } from './options.ts';

/** Overlaps are those of all images of a batch together: one image may lack a class. */
const dice: TrainingLoss = (logits, target) => diceLoss(softmax(logits), target, { batch: true });

/** Loss of logits `[N, H, W, classes]` and labels `[N, H, W]`, −100 where a pixel does not count. */
export function makePixelLoss(config: SegmentConfig, model: SegmentationModel): TrainingLoss {
  const { loss, focalGamma, tverskyBeta } = config;
  if (loss === 'mvss') return mvssLoss(model, { pooling: config.imagePooling });
  const losses: Readonly<Record<Exclude<SegmentConfig['loss'], 'mvss'>, TrainingLoss>> = {
    ce: (logits, target) => crossEntropy(logits, target),
    dice,
    'ce+dice': (logits, target) => crossEntropy(logits, target).add(dice(logits, target)),
    focal: (logits, target) => focalLoss(logits, target, { gamma: focalGamma }),
    tversky: (logits: Tensor, target: Tensor) =>
      tverskyLoss(softmax(logits), target, { batch: true, alpha: 1 - tverskyBeta, beta: tverskyBeta }),
    lovasz: (logits, target) => lovaszSoftmaxLoss(softmax(logits), target),
  };
  return losses[loss];
}
