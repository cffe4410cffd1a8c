// The losses of fovea/ops that a run can train with, and weights of classes.

import { type Tensor, tensor } from 'fovea';
import { balancedClassWeights } from 'fovea/data';
import { binaryCrossEntropyWithLogits, binaryFocalLoss, crossEntropy, focalLoss, polyLoss } from 'fovea/ops';
import type { TrainingLoss } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { nearestClass } from '../predict/class-names.ts';
import { type Embeddings, isMarginLoss, MARGIN_LOSSES, type MarginConfig, marginRows } from './margin-loss.ts';

/** Those of pictures that can show several classes. */
export const MULTI_LABEL_LOSSES: readonly LossName[] = ['bce', 'focal'];

export const LOSS_NAMES = ['crossEntropy', 'focal', 'bce', 'poly', ...MARGIN_LOSSES] as const;
export type LossName = (typeof LOSS_NAMES)[number];

export interface LossConfig extends MarginConfig {
  readonly loss: LossName;
  readonly labelSmoothing: number;
  readonly focalGamma: number;
  readonly polyEpsilon: number;
  /** 0: none. */
  readonly bceTargetThreshold: number;
  /** '', 'balanced', or names with weights. */
  readonly classWeights: string;
}

/** Settings of losses, and which losses have them. */
export const LOSS_SETTINGS = {
  labelSmoothing: ['crossEntropy', 'bce', ...MARGIN_LOSSES],
  focalGamma: ['focal'],
  polyEpsilon: ['poly'],
  bceTargetThreshold: ['bce'],
  margin: MARGIN_LOSSES,
  marginScale: ['arcFace', 'cosFace'],
  marginAnnealing: ['aSoftmax', 'lSoftmax'],
} as const satisfies Partial<Record<keyof LossConfig, readonly LossName[]>>;

export const BALANCED = 'balanced';

/** Losses of each row, `[N]`. */
type RowLoss = (logits: Tensor, target: Tensor) => Tensor;

/** What labels say of each class; a target is that already. */
function parts(logits: Tensor, target: Tensor): Tensor {
  if (target.dtype === 'float32') return target;
  const classes = tensor(
    Int32Array.from({ length: logits.shape[1] }, (_, c) => c),
    [1, logits.shape[1]],
    'int32',
  );
  return classes.equal(target.reshape(target.shape[0], 1)).cast('float32');
}

/** timm's BinaryCrossEntropy: a yes or no for each class; smoothing comes before the threshold. */
function oneAgainstRest({ labelSmoothing, bceTargetThreshold }: LossConfig): RowLoss {
  return (logits, target) => {
    const wanted = parts(logits, target);
    const smooth = labelSmoothing === 0 ? wanted : wanted.mul(1 - labelSmoothing).add(labelSmoothing / logits.shape[1]);
    const hard = bceTargetThreshold === 0 ? smooth : smooth.greater(bceTargetThreshold).cast('float32');
    return binaryCrossEntropyWithLogits(logits, hard, { reduction: 'none' }).mean(1);
  };
}

function rowLoss(config: LossConfig, embeddings: () => Embeddings): RowLoss {
  const { loss, labelSmoothing, focalGamma, polyEpsilon } = config;
  if (isMarginLoss(loss)) return marginRows(loss, config, embeddings());
  if (loss === 'bce') return oneAgainstRest(config);
  if (loss === 'focal') return (logits, target) => focalLoss(logits, target, { gamma: focalGamma, reduction: 'none' });
  if (loss === 'poly') return (logits, target) => polyLoss(logits, target, { epsilon: polyEpsilon, reduction: 'none' });
  return (logits, target) => crossEntropy(logits, target, { labelSmoothing, reduction: 'none' });
}

/**
 * The weight of each class; undefined where all weigh the same.
 * @param balanced what the word stands for
 * @throws ValueError for an unknown class, or an invalid weight
 */
export function classWeightsOf(
  setting: string,
  classNames: readonly string[],
  balanced: () => Float32Array,
): Float32Array | undefined {
  if (setting === '') return undefined;
  if (setting === BALANCED) return balanced();
  const weights = new Float32Array(classNames.length).fill(1);
  for (const entry of setting.split(',')) {
    const at = entry.lastIndexOf(':');
    const [name, weight] = [entry.slice(0, at).trim(), Number(entry.slice(at + 1).trim() || Number.NaN)];
    if (at < 1 || !(weight >= 0 && Number.isFinite(weight)))
      throw commandError(
        'train',
        `classWeights=${setting}: ${entry || 'an entry'} is not a weight; write balanced, or names with weights ≥ 0, such as cat:2,dog:0.5`,
      );
    const index = classNames.indexOf(name);
    if (index < 0)
      throw commandError(
        'train',
        `classWeights=${setting}: there is no class ${name};${nearestClass(name, classNames, 'there are')}`,
      );
    weights[index] = weight;
  }
  if (weights.every((weight) => weight === 0))
    throw commandError('train', `classWeights=${setting}: all classes have the weight 0; give one above it`);
  return weights;
}

/** What the loss is made for. */
export interface LossData {
  readonly classNames: readonly string[];
  /** Of the pictures to train on. */
  readonly labels: Int32Array;
  /** Of those, where they can show several classes. */
  readonly targets?: Float32Array | undefined;
  /** What margin losses look at. */
  readonly embeddings: () => Embeddings;
}

/**
 * The loss of a batch: the mean over its images, each times the weight of its class, as in Keras. Where they can show several classes, the mean over images and
 * classes, those that are shown times the weight of the class, as in PyTorch's `pos_weight`. Undefined for the one that `fit` has by default.
 * @throws ValueError for class weights that do not fit the classes
 */
export function makeLoss(
  config: LossConfig,
  { classNames, labels, targets, embeddings }: LossData,
): TrainingLoss | undefined {
  if (targets) {
    const weights = classWeightsOf(config.classWeights, classNames, () => rarity(targets, classNames.length));
    return multiLabelLoss(config, weights);
  }
  const weights = classWeightsOf(config.classWeights, classNames, () =>
    balancedClassWeights(labels, classNames.length),
  );
  if (config.loss === 'crossEntropy' && !weights) return undefined;
  const rows = rowLoss(config, embeddings);
  if (!weights) return (logits, target) => rows(logits, target).mean();
  return (logits, target) => {
    const weight = parts(logits, target)
      .mul(tensor(weights, [1, weights.length]))
      .sum(1);
    return rows(logits, target).mul(weight).mean();
  };
}

/** Pictures without the class for each with it. */
function rarity(targets: Float32Array, classes: number): Float32Array {
  const counts = new Float32Array(classes);
  for (const [i, shown] of targets.entries()) counts[i % classes] += shown;
  return counts.map((count) => (targets.length / classes - count) / count);
}

function multiLabelLoss(
  { loss, labelSmoothing, focalGamma, bceTargetThreshold }: LossConfig,
  weights: Float32Array | undefined,
): TrainingLoss {
  const weight = (): Tensor | undefined => weights && tensor(weights);
  if (loss === 'focal')
    return (logits, target) => {
      const losses = binaryFocalLoss(logits, target, { alpha: undefined, gamma: focalGamma, reduction: 'none' });
      const factors = weight()?.sub(1).mul(target).add(1);
      return (factors ? losses.mul(factors) : losses).mean();
    };
  return (logits, target) => {
    const posWeight = weight();
    const wanted = bceTargetThreshold === 0 ? target : target.greater(bceTargetThreshold).cast('float32');
    return binaryCrossEntropyWithLogits(logits, wanted, { labelSmoothing, ...(posWeight && { posWeight }) });
  };
}
