// What the page and the worker tell each other.

import type { DiagramFigure } from '@fovea/cli/src/profile/diagram-figure.ts';
import type { Subject } from '@fovea/cli/src/profile/subject.ts';
import type { PlanePoint } from './principal-plane.ts';

/** Pictures of one size with the class of each, as bytes. */
export interface Examples {
  readonly pixels: Uint8Array;
  readonly labels: Int32Array;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly classNames: readonly string[];
}

export interface TrainSettings {
  readonly model: string;
  readonly epochs: number;
  readonly batch: number;
  readonly lr: number;
  readonly seed: number;
  /** Whether mirrored pictures show the same: photographs do, drawings may not. */
  readonly flip: boolean;
  /** Weights to begin with. Default: random ones. */
  readonly weights?: Blob;
  readonly weightsName?: string;
  /** Whether layers and embeddings are watched. */
  readonly watch: boolean;
}

/** What a file of weights is good for. */
export interface WeightsUse {
  /** The model that the file names; null where it does not say. */
  readonly model: string | null;
}

/** Sizes in one layer, as standard deviations. */
export interface LayerSize {
  readonly name: string;
  readonly activation: number;
  readonly gradient: number;
}

export interface InsideNews {
  /** In the order of the network. */
  readonly layers: readonly LayerSize[];
  /** Of held-out pictures. */
  readonly points: readonly PlanePoint[];
  readonly labels: readonly number[];
  readonly warnings: readonly string[];
}

/** A held-out picture: its place in the examples, and what is said of it. */
export interface HeldOut {
  readonly index: number;
  readonly label: number;
  readonly predicted: number;
  readonly probability: number;
}

export interface StepNews {
  readonly kind: 'step';
  /** From 0 over the whole run. */
  readonly step: number;
  readonly steps: number;
  readonly epoch: number;
  readonly loss: number;
  readonly lr: number;
  readonly imagesPerSecond: number;
}

export interface EpochNews {
  readonly kind: 'epoch';
  /** Epochs that are done. */
  readonly epoch: number;
  readonly trainLoss: number;
  readonly validationLoss: number;
  readonly accuracy: number;
  /** Row after row: `[actual, predicted]`. */
  readonly confusion: readonly number[];
  readonly heldOut: readonly HeldOut[];
  /** Where it was looked inside. */
  readonly inside: InsideNews | undefined;
}

export type News = StepNews | EpochNews;

/** How a training ended. */
export type Ending = 'done' | 'stopped';

/** Places that networks are opened in, to stand side by side. */
export const SLOTS = ['first', 'second'] as const;
export type Slot = (typeof SLOTS)[number];

/** A network to look into. */
export interface WantedModel {
  /** Of the zoo; what weights are of that do not say it themselves. */
  readonly name: string;
  /** Side of the images; 0: the model's own. */
  readonly side: number;
  /** Weights; without them, the model has random ones. */
  readonly file?: Blob;
  readonly fileName?: string;
}

export interface OpenedModel {
  readonly subject: Subject;
  readonly figures: readonly DiagramFigure[];
  /** Whether nobody has trained it. */
  readonly random: boolean;
  readonly classNames: readonly string[] | null;
  /** Name in the zoo, where it is known. */
  readonly architecture: string | null;
}

export type { DiagramFigure };
