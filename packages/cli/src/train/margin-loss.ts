// Losses with a margin between the class of the label and all others: what they make of the classifier, and of what it reads.

import type { Tensor } from 'fovea';
import type { ImageModel, ModelOptions } from 'fovea/models';
import { type Linear, onForward } from 'fovea/nn';
import { type MarginVariant, marginSoftmax } from 'fovea/ops';
import { commandError } from '../command-error.ts';

/** By what their papers call them; `marginSoftmax` calls CosFace AM-softmax. */
const VARIANTS = {
  arcFace: { variant: 'arcFace', margin: 0.5, classifier: 'cosine' },
  cosFace: { variant: 'amSoftmax', margin: 0.35, classifier: 'cosine' },
  aSoftmax: { variant: 'aSoftmax', margin: 4, classifier: 'unitWeights' },
  lSoftmax: { variant: 'lSoftmax', margin: 4, classifier: 'linear' },
} as const satisfies Record<
  string,
  { variant: MarginVariant; margin: number; classifier: NonNullable<ModelOptions['classifier']> }
>;

export type MarginLoss = keyof typeof VARIANTS;
export const MARGIN_LOSSES = Object.keys(VARIANTS) as MarginLoss[];

export const isMarginLoss = (loss: string): loss is MarginLoss => Object.hasOwn(VARIANTS, loss);

export interface MarginConfig {
  readonly labelSmoothing: number;
  readonly margin: number;
  /** Of arcFace and cosFace. */
  readonly marginScale: number;
  /** Of aSoftmax and lSoftmax. */
  readonly marginAnnealing: number;
}

/** What suits a loss; undefined for one without a margin. */
export const usualMargin = (loss: string): number | undefined =>
  isMarginLoss(loss) ? VARIANTS[loss].margin : undefined;

/** @throws ValueError for a margin that the loss cannot have */
export function requireMargin(loss: string, margin: number): void {
  if (!isMarginLoss(loss)) return;
  const refuse = (what: string): never => {
    throw commandError('train', `margin=${margin}: loss ${loss} needs ${what}`);
  };
  if (VARIANTS[loss].margin >= 1 && !(Number.isInteger(margin) && margin >= 1 && margin <= 8))
    refuse('what the angle is multiplied by, an integer from 1 to 8');
  if (loss === 'arcFace' && margin >= Math.PI / 2) refuse('an angle below π/2, 0.5 say');
}

/** The classifier that the loss trains, among a model's options. */
export function classifierFor(
  loss: string,
  { marginScale }: MarginConfig,
): Pick<ModelOptions, 'classifier' | 'cosineScale'> {
  if (!isMarginLoss(loss)) return {};
  const { classifier } = VARIANTS[loss];
  return classifier === 'cosine' ? { classifier, cosineScale: marginScale } : { classifier };
}

/** What the classifier read last, `[N, D]`, and its weights, one column a class, `[D, C]`. */
export interface Embeddings {
  readonly latest: () => Tensor;
  readonly centers: () => Tensor;
}

/** Looks at the classifier of a model from now on. */
export function embeddingsOf(model: ImageModel): Embeddings {
  const weights = new Set(model.classifierNames());
  const found = [...model.namedModules()].find(([name]) => weights.has(`${name}.weight`));
  // As far as it matters here.
  const classifier = found?.[1] as Linear | undefined;
  if (!classifier) throw commandError('train', 'the model has no classifier that a margin could be added to');
  let latest: Tensor | undefined;
  onForward(classifier, (_, [x]) => {
    latest = x;
  });
  return {
    latest: () => {
      if (!latest) throw commandError('train', 'the loss is computed before the model');
      return latest;
    },
    centers: () => classifier.weight.read(),
  };
}

/** Losses of each row. */
export function marginRows(
  loss: MarginLoss,
  { labelSmoothing, margin, marginScale, marginAnnealing }: MarginConfig,
  { latest, centers }: Embeddings,
): (logits: Tensor, target: Tensor) => Tensor {
  const { variant, classifier } = VARIANTS[loss];
  const own = classifier === 'cosine' ? { scale: marginScale } : { annealing: marginAnnealing };
  return (_, labels) =>
    marginSoftmax(latest(), centers(), labels, { variant, margin, labelSmoothing, ...own, reduction: 'none' });
}
