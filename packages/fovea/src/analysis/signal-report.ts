// What `signalPropagation` and `SignalRecorder` report.

import type { Shape } from '../base/shape.ts';
import type { InputDescription } from './model-input.ts';
import type { AnalysisReport } from './report.ts';
import type { Saturation } from './saturation.ts';
import type { SignalStatistics } from './signal-statistics.ts';

/** What a `SignalWarning` is about. */
export type SignalWarningKind =
  | 'not-finite'
  | 'bias-before-norm'
  | 'dead-units'
  | 'saturated'
  | 'exploding-activations'
  | 'vanishing-activations'
  | 'exploding-gradients'
  | 'vanishing-gradients'
  | 'unused-parameters'
  | 'zero-gradients'
  | 'low-rank';

/** Something in the signals that looks wrong. */
export interface SignalWarning {
  /** What is wrong, as a word for code. */
  readonly kind: SignalWarningKind;
  /** Dotted names of the layers or parameters. */
  readonly names: readonly string[];
  /** What is wrong, with figures, as a sentence. */
  readonly text: string;
}

/** Of one of several tensors that a layer gives, over the batch. */
export interface OutputSignals {
  /** `output 0` of a list, `output.mask` of an object, and so on within. */
  readonly name: string;
  /** Of that tensor. */
  readonly outputShape: Shape;
  /** Of its values; null where they are not finite. */
  readonly activation: SignalStatistics | null;
  /** Of the loss with respect to it; null where none flows. */
  readonly gradient: SignalStatistics | null;
}

/** Of a layer's last call, over the batch. */
export interface LayerSignals {
  /** Dotted name; '' for the whole model. */
  readonly name: string;
  /** Class of the layer. */
  readonly type: string;
  /** What is applied, of a layer that is an activation function by name. */
  readonly activationType: string | null;
  /** 0 for the model, 1 for the layers in it, and so on. */
  readonly depth: number;
  /** Place among all layers in the order in which their calls ended, from 0; null for what this input does not reach. */
  readonly order: number | null;
  /** Whether it only gives on what a layer within it gave, so that its figures are that one's. */
  readonly passesOn: boolean;
  /** Of the first float32 tensor that it gives, as all figures below; null for a layer that gives none. */
  readonly outputShape: Shape | null;
  /** Where it gives several tensors, in a list or object, those of float32; otherwise empty. */
  readonly outputs: readonly OutputSignals[];
  /** Whether all values and gradients are finite; those that are not have no statistics. */
  readonly finite: boolean;
  /** Of what it gives. */
  readonly activation: SignalStatistics | null;
  /** Of the loss with respect to that; null where none flows. */
  readonly gradient: SignalStatistics | null;
  /** Part of an activation's values on a flat end of its function, where its slope is below 0.05, so that hardly any gradient goes through; null for other layers. */
  readonly saturated: number | null;
  /** How much of that lies on which end: for a relu all on the low one, for a sigmoid on both. */
  readonly saturation: Saturation | null;
  /** Channels that are 0 for all inputs and places, of activations and what else is cut off at a number; null for other layers. */
  readonly deadUnits: number | null;
  /** Channels. */
  readonly units: number;
  /** Values of each channel. */
  readonly valuesPerUnit: number;
}

/** What is measured of one parameter. */
export interface ParameterSignals {
  /** Dotted name. */
  readonly name: string;
  /** As the library holds it. */
  readonly shape: Shape;
  /** Whether it is learnt, not frozen. */
  readonly trainable: boolean;
  /** Whether a gradient of the loss flows to it. */
  readonly used: boolean;
  /** Whether all values and gradients are. */
  readonly finite: boolean;
  /** Euclidean. */
  readonly norm: number | null;
  /** Of the loss's gradient; null where none flows. */
  readonly gradientNorm: number | null;
  /** `gradientNorm / norm`; null where one of them is missing, or the norm is 0. */
  readonly gradientRatio: number | null;
  /** Shorter side of the matrix that weights with several axes make: the last axis by all others. 0 without one. */
  readonly width: number;
  /** Largest singular value of that matrix; null without one, or where spectra were not asked for. */
  readonly spectralNorm: number | null;
  /** exp of the entropy of its singular values (Roy & Vetterli, 2007), 1 … width. */
  readonly effectiveRank: number | null;
}

/** How sizes change with depth, by a line through their logarithms. */
export interface SignalTrend {
  /** Layers with weights, in the order of the network. */
  readonly layers: readonly string[];
  /** From the first of them to the last; for gradients from the last to the first. */
  readonly factor: number;
}

/** What `signalPropagation` gives. */
export interface SignalReport extends AnalysisReport<'signal-propagation'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** Of the inputs, `[N, H, W, C]` for images; of several arguments the first. */
  readonly inputShape: Shape;
  /** Each argument of the model's forward. */
  readonly inputs: readonly InputDescription[];
  /** Whether the inputs were random or given. */
  readonly input: 'normal' | 'given';
  /** The mode that the model computed in. */
  readonly mode: 'train' | 'eval';
  /** Of random inputs and gradients. */
  readonly seed: number;
  /** SHA-256 of the weights; null where the platform cannot tell. */
  readonly weights: string | null;
  /** What the gradients are of. */
  readonly loss: number;
  /** The model first, then each layer before those in it, as in `profileModel`'s report. */
  readonly layers: readonly LayerSignals[];
  /** Shared ones once, under their first names. */
  readonly parameters: readonly ParameterSignals[];
  /** Of standard deviations; null for fewer than two layers with weights. */
  readonly activations: SignalTrend | null;
  /** Of norms. */
  readonly gradients: SignalTrend | null;
  /** The gravest first. */
  readonly warnings: readonly SignalWarning[];
}

/** What is kept of a step in training. */
export interface SignalRecord
  extends Pick<SignalReport, 'loss' | 'layers' | 'parameters' | 'activations' | 'gradients' | 'warnings'> {
  /** Steps before it. */
  readonly step: number;
}

/** Signals as they change from record to record. */
export interface SignalHistory extends AnalysisReport<'signal-history'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** Of the inputs, `[N, H, W, C]` for images. */
  readonly inputShape: Shape;
  /** The mode that the model computed in. */
  readonly mode: 'train' | 'eval';
  /** Of random inputs and gradients. */
  readonly seed: number;
  /** In the order of the steps. */
  readonly records: readonly SignalRecord[];
}
