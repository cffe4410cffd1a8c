// The optimisers of fovea/optim that a run can train with, each with the rates that suit it.

import type { Module } from 'fovea/nn';
import {
  Adadelta,
  Adafactor,
  Adagrad,
  Adam,
  Adamax,
  AdamW,
  AveragedMomentum,
  type ClipOptions,
  Lamb,
  Lion,
  Muon,
  NAdam,
  type Optimizer,
  type OptimizerParams,
  RAdam,
  RMSprop,
  SGD,
} from 'fovea/optim';
import { parameterGroups } from 'fovea/train';

interface Rates {
  readonly lr: number;
  readonly weightDecay: number;
}

/** What every optimiser takes, and those that have a momentum. */
type Settings = Rates & ClipOptions;
type WithMomentum = Settings & { readonly momentum: number };
// biome-ignore lint/suspicious/noExplicitAny: the groups have no settings but rate and decay, which every optimiser has.
type Groups = OptimizerParams<any>;

interface Kind {
  readonly make: (groups: Groups, settings: Settings, momentum: number) => Optimizer;
  readonly momentum: boolean;
  /** Of networks with batch norm, and of those without. */
  readonly rates: Rates;
  readonly ratesWithoutNorm: Rates;
}

const plain = (
  Kind: new (groups: Groups, settings: Settings) => unknown,
  rates: Rates,
  ratesWithoutNorm: Rates = rates,
): Kind => ({
  make: (groups, settings) => new Kind(groups, settings) as Optimizer,
  momentum: false,
  rates,
  ratesWithoutNorm,
});

const withMomentum = (Kind: new (groups: Groups, settings: WithMomentum) => unknown, rates: Rates): Kind => ({
  make: (groups, settings, momentum) => new Kind(groups, { ...settings, momentum }) as Optimizer,
  momentum: true,
  rates,
  ratesWithoutNorm: rates,
});

/** With the rates of AdamW, which trains parameters that are not matrices. */
class MuonLikeAdamW extends Muon {
  constructor(groups: Groups, settings: Settings) {
    super(groups, { adjustLr: 'match_rms_adamw', ...settings });
  }
}

const rates = (lr: number, weightDecay = 0): Rates => ({ lr, weightDecay });

/** By PyTorch's names. There is no decay where PyTorch has none, but for the two that images are usually trained with. */
export const OPTIMIZERS = {
  AdamW: plain(AdamW, rates(0.01, 0.2), rates(0.001, 0.05)),
  SGD: withMomentum(SGD, rates(0.05, 0.0005)),
  Adam: plain(Adam, rates(0.01), rates(0.001)),
  NAdam: plain(NAdam, rates(0.01), rates(0.001)),
  RAdam: plain(RAdam, rates(0.01), rates(0.001)),
  Adamax: plain(Adamax, rates(0.01), rates(0.001)),
  Lamb: plain(Lamb, rates(0.01, 0.02)),
  Lion: plain(Lion, rates(0.002, 1), rates(0.0002, 0.25)),
  Muon: plain(MuonLikeAdamW, rates(0.01, 0.2), rates(0.001, 0.05)),
  Adafactor: plain(Adafactor, rates(0.05)),
  Adagrad: plain(Adagrad, rates(0.01)),
  Adadelta: plain(Adadelta, rates(1)),
  RMSprop: withMomentum(RMSprop, rates(0.001)),
  AveragedMomentum: withMomentum(AveragedMomentum, rates(0.5, 0.0005)),
} as const satisfies Record<string, Kind>;

export type OptimizerName = keyof typeof OPTIMIZERS;
export const OPTIMIZER_NAMES = Object.keys(OPTIMIZERS) as OptimizerName[];
/** Those that `momentum` is a setting of. */
export const WITH_MOMENTUM = OPTIMIZER_NAMES.filter((name) => OPTIMIZERS[name].momentum);

export interface OptimizerConfig extends Rates {
  readonly optimizer: OptimizerName;
  readonly momentum: number;
  /** See `parameterGroups`. */
  readonly layerDecay: number;
  readonly headLr: number;
  /** 0: none. */
  readonly clipGradNorm: number;
}

export function makeOptimizer(
  { optimizer, lr, momentum, weightDecay, layerDecay, headLr, clipGradNorm }: OptimizerConfig,
  model: Module,
): Optimizer {
  // As usual, norms and biases are not decayed.
  const groups = parameterGroups(model, { lr, weightDecay, layerDecay, headLr });
  const settings = { lr, weightDecay, ...(clipGradNorm > 0 && { clipGradNorm }) };
  return OPTIMIZERS[optimizer].make(groups, settings, momentum);
}
