// What a training run tells its listener: plain data, so that a terminal, a file and a page can all read it.

/** How far a run has come: with it, the weights, the optimiser's state and the random stream, fit() goes on as if it had never stopped. */
export interface Position {
  /** Epochs that are done. */
  readonly epoch: number;
  /** Steps of the next one that are done; the sums are over these. */
  readonly step: number;
  /** Sum of the images' losses. */
  readonly loss: number;
  /** Images that were classified correctly. */
  readonly correct: number;
  /** How many there were. */
  readonly images: number;
}

/** What `fit` yields after each step. */
export interface StepEvent {
  /** Tells it from an epoch's event. */
  readonly kind: 'step';
  /** From 0. */
  readonly epoch: number;
  /** From 0, within the epoch. */
  readonly step: number;
  /** As `fit` was told. */
  readonly stepsPerEpoch: number;
  /** Running mean over the epoch. */
  readonly loss: number;
  /** Running mean over the epoch. */
  readonly accuracy: number;
  /** Learning rate of the step. */
  readonly lr: number;
  /** Since the epoch began. */
  readonly imagesPerSecond: number;
  /** After this step. */
  readonly position: Position;
}

/** What `fit` yields after each epoch. */
export interface EpochEvent {
  /** Tells it from a step's event. */
  readonly kind: 'epoch';
  /** From 0. */
  readonly epoch: number;
  /** Mean over the epoch's images, as the weights were at their steps. */
  readonly trainLoss: number;
  /** The same of the part that is right. */
  readonly trainAccuracy: number;
  /** Mean over the validation images, after the epoch. */
  readonly validationLoss: number;
  /** Part of them that is right. */
  readonly validationAccuracy: number;
  /** Mean average precision, where an image can show several classes; NaN when validation images show none. */
  readonly validationMeanPrecision?: number;
  /** Mean IoU over the classes, where pixels have classes; NaN when no pixel counts. */
  readonly validationMeanIou?: number;
  /** With the averaged weights, where `fit` was given an average. */
  readonly averageLoss?: number;
  /** The same of the accuracy. */
  readonly averageAccuracy?: number;
  /** The same of the mean average precision. */
  readonly averageMeanPrecision?: number;
  /** The same of the mean IoU. */
  readonly averageMeanIou?: number;
  /** Learning rate of the last step. */
  readonly lr: number;
  /** Training only. */
  readonly imagesPerSecond: number;
  /** Of the epoch, with its validation. */
  readonly seconds: number;
  /**
   * Whether no earlier epoch did as well on the validation images, with its weights or with the averaged ones: by mean average precision, mean IoU or else
   * accuracy, and where that is the same, by the loss.
   */
  readonly best: boolean;
  /** After this epoch. */
  readonly position: Position;
}

/** What `fit` yields. */
export type TrainEvent = StepEvent | EpochEvent;
