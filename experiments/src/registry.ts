// All experiments, by topic and id: a line for each.

import type { Experiment } from './framework/experiment.ts';
import { zeroWeights } from './trials/a1-zero-weights.ts';
import { normalWeights } from './trials/a2-normal-weights.ts';
import { xavier } from './trials/a3-xavier.ts';
import { kaiming } from './trials/a4-kaiming.ts';
import { poolGradients } from './trials/b1-pool-gradients.ts';
import { sigmoidSlope } from './trials/b2-sigmoid-slope.ts';
import { softmaxGradient } from './trials/b3-softmax-gradient.ts';
import { dropout } from './trials/b4-dropout.ts';
import { theoreticalField } from './trials/b5-receptive-field.ts';
import { effectiveField } from './trials/b6-effective-field.ts';
import { upsampling } from './trials/b7-upsampling.ts';
import { flopFormulas } from './trials/b8a-flop-formulas.ts';
import { separableCost } from './trials/b8b-separable-cost.ts';
import { windowAttention } from './trials/b8c-window-attention.ts';
import { biasBeforeNorm } from './trials/b8d-bias-before-norm.ts';
import { recurrentActivations } from './trials/b9a-recurrent.ts';
import { sigmoidTraining } from './trials/b9b-sigmoid-training.ts';
import { deadUnits } from './trials/b9c-dead-units.ts';
import { hardActivations } from './trials/b9d-hard-activations.ts';
import { channelAttention } from './trials/b10-channel-attention.ts';
import { flipAveraging } from './trials/b11a-flip-averaging.ts';
import { runningStatistics } from './trials/b11b-running-statistics.ts';
import { attentionHeads } from './trials/b12-attention-heads.ts';
import { norms } from './trials/b13-norms.ts';
import { centredInputs } from './trials/c1-centred-inputs.ts';
import { temperature } from './trials/d1-temperature.ts';
import { distillation } from './trials/d2-distillation.ts';
import { marginSoftmaxAngles } from './trials/d3-margin-softmax.ts';
import { focalLoss } from './trials/d4-focal-loss.ts';
import { labelSmoothing } from './trials/d5-label-smoothing.ts';
import { diceGradient } from './trials/d6-dice-gradient.ts';
import { weightPenalties } from './trials/d7-weight-penalties.ts';
import { leastSquares } from './trials/d8a-least-squares.ts';
import { restoration } from './trials/d8b-restoration.ts';
import { cosineDistance } from './trials/d9-cosine-distance.ts';
import { attacksInTheWorld } from './trials/d10-attacks-in-the-world.ts';
import { optimiserPaths } from './trials/e1-optimiser-paths.ts';
import { adaptiveRates } from './trials/e2-adaptive-rates.ts';
import { tunedOptimisers } from './trials/e3-tuned-optimisers.ts';
import { narrowRelu } from './trials/f2-relu-in-few-dimensions.ts';
import { denseConnections } from './trials/f4-dense-connections.ts';
import { positions } from './trials/f5a-positions.ts';
import { resizedPositions } from './trials/f5b-resized-positions.ts';
import { geluMask } from './trials/f5c-gelu.ts';
import { shiftedWindows } from './trials/f6-shifted-windows.ts';
import { twoTowers } from './trials/f9-two-towers.ts';
import { branches } from './trials/g1-branches.ts';
import { largeKernels } from './trials/g4b-large-kernels.ts';
import { inductiveBias } from './trials/g5-inductive-bias.ts';
import { dynamicKernels } from './trials/g6-dynamic-kernels.ts';
import { glanceAndFocusTrial } from './trials/g7-glance-and-focus.ts';
import { fourierConvolution } from './trials/g8-fourier-convolution.ts';
import { dilation } from './trials/g9-dilation.ts';
import { auc } from './trials/h1-auc.ts';

/** In the order of the list of claims. */
export const EXPERIMENTS: readonly Experiment[] = [
  zeroWeights,
  normalWeights,
  xavier,
  kaiming,
  poolGradients,
  sigmoidSlope,
  softmaxGradient,
  dropout,
  theoreticalField,
  effectiveField,
  upsampling,
  flopFormulas,
  separableCost,
  windowAttention,
  biasBeforeNorm,
  recurrentActivations,
  sigmoidTraining,
  deadUnits,
  hardActivations,
  channelAttention,
  flipAveraging,
  runningStatistics,
  attentionHeads,
  norms,
  centredInputs,
  temperature,
  distillation,
  marginSoftmaxAngles,
  focalLoss,
  labelSmoothing,
  diceGradient,
  weightPenalties,
  leastSquares,
  restoration,
  cosineDistance,
  attacksInTheWorld,
  optimiserPaths,
  adaptiveRates,
  tunedOptimisers,
  narrowRelu,
  denseConnections,
  positions,
  resizedPositions,
  geluMask,
  shiftedWindows,
  twoTowers,
  branches,
  largeKernels,
  inductiveBias,
  dynamicKernels,
  glanceAndFocusTrial,
  fourierConvolution,
  dilation,
  auc,
];
