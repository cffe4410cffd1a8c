// Made measurements for the experiments on optimisers, architectures, metrics: those that are expected, and changes that turn the verdict.

import { FAILS, HOLDS, LIMITS, OPEN, type Rules } from './rule.ts';

export const NETWORKS: Rules = {
  E1: {
    usual: {
      gives: LIMITS,
      with: { sgd: 600, momentum: 60, sgdFlips: 0, momentumFlips: 13, sgdSpread: [1, 1.5], escape: [0.1, 0.3] },
    },
    turned: [
      { gives: HOLDS, with: { sgdFlips: 20, sgdSpread: [1.2, 1.5] } },
      { gives: FAILS, with: { momentum: 700 } },
      { gives: OPEN, with: { escape: [-0.1, 0.3] } },
    ],
  },
  E2: {
    usual: {
      gives: LIMITS,
      with: { adagrad: [-0.52, -0.48], adadelta: [-0.02, 0.02], rmsprop: [-0.05, 0], adagradLeft: 0.1, rmspropLeft: 0 },
    },
    turned: [
      { gives: HOLDS, with: { adagradLeft: 0.8 } },
      { gives: FAILS, with: { adadelta: [-0.5, -0.4] } },
      { gives: OPEN, with: { adagrad: [-0.7, -0.5] } },
    ],
  },
  E3: {
    usual: {
      gives: LIMITS,
      with: {
        early: [0.01, 0.03],
        final: [-0.01, 0.01],
        untuned: [0.01, 0.1],
        sparse: [0.1, 0.3],
        adagrad: [0.1, 0.3],
      },
    },
    turned: [
      { gives: HOLDS, with: { final: [0.001, 0.01] } },
      { gives: FAILS, with: { early: [-0.03, -0.01] } },
      { gives: OPEN, with: { sparse: [0.9, 1.1] } },
    ],
  },
  F2: {
    usual: {
      gives: LIMITS,
      with: { few: [0.7, 0.9], many: [0.15, 0.2], accuracy: [-0.01, 0.01], null: [-0.01, 0.01] },
    },
    turned: [
      { gives: HOLDS, with: { accuracy: [0.01, 0.03] } },
      { gives: FAILS, with: { many: [0.5, 0.6] } },
      { gives: OPEN, with: { few: [0.2, 0.5] } },
    ],
  },
  F4: {
    usual: {
      gives: LIMITS,
      with: {
        ...{ weight: [0.7, 0.8], early: [0.05, 0.1], gain: [0.01, 0.02], sums: [-0.01, 0.01], null: [-0.01, 0.01] },
        ...{ auc: [0.9, 0.92], content: [0.6, 0.65] },
      },
    },
    turned: [
      { gives: HOLDS, with: { sums: [0.001, 0.01] } },
      { gives: FAILS, with: { weight: [0.1, 0.2] } },
      { gives: FAILS, with: { gain: [-0.02, -0.01] } },
      { gives: OPEN, with: { early: [-0.01, 0.02] } },
    ],
  },
  F5a: {
    usual: {
      gives: HOLDS,
      with: { none: [0.02, 0.05], fixed: [-0.01, 0.01], twoD: [-0.01, 0.01], null: [-0.01, 0.01] },
    },
    turned: [
      { gives: LIMITS, with: { twoD: [0.03, 0.05] } },
      { gives: FAILS, with: { none: [-0.02, -0.01] } },
      { gives: OPEN, with: { none: [-0.02, 0.02] } },
    ],
  },
  F5b: {
    usual: { gives: LIMITS, with: { double: [0.2, 0.3], none: [0.2, 0.3], drop: [0.05, 0.1], half: [0.01, 0.1] } },
    turned: [
      { gives: HOLDS, with: { drop: [-0.01, 0.01] } },
      { gives: FAILS, with: { double: [-0.2, -0.1] } },
      { gives: OPEN, with: { none: [-0.1, 0.1] } },
    ],
  },
  F5c: {
    usual: { gives: HOLDS, with: { z: 2, monotone: 0, relu: 0.17, tanh: 5e-4 } },
    turned: [{ gives: FAILS, with: { z: 10 } }],
  },
  F6: {
    usual: {
      gives: LIMITS,
      with: { fixedField: 0.25, shiftedField: 1, gain: [-0.01, 0.02], global: [-0.01, 0.02], null: [-0.02, 0.02] },
    },
    turned: [
      { gives: HOLDS, with: { gain: [0.01, 0.02] } },
      { gives: FAILS, with: { shiftedField: 0.25 } },
    ],
  },
  F9: {
    usual: {
      gives: LIMITS,
      with: {
        ...{ toImage1: [0.4, 0.5], toImage5: [0.7, 0.8], toText1: [0.4, 0.5], toText5: [0.7, 0.8] },
        ...{ bagToImage1: [0.4, 0.5], bagToImage5: [0.7, 0.8], bagToText1: [0.4, 0.5], bagToText5: [0.7, 0.8] },
        ...{ pixelsToImage1: 0.3, pixelsToImage5: 0.5, pixelsToText1: 0.3, pixelsToText5: 0.5 },
        ...{ chinese1: [0.3, 0.4], zeroShot: [0.3, 0.4], gain: [-0.02, 0.02], null: [0, 0.01], chance: 1 / 290 },
      },
    },
    turned: [
      { gives: HOLDS, with: { gain: [0.01, 0.03] } },
      { gives: FAILS, with: { toImage1: [0, 0.01] } },
      { gives: FAILS, with: { zeroShot: [0.05, 0.08] } },
    ],
  },
  G1: {
    usual: {
      gives: LIMITS,
      with: {
        difference: 1e-6,
        size: 1,
        faster: 2,
        repvgg: [-0.01, 0.01],
        acnet: [0.001, 0.01],
        dbb: [0.001, 0.01],
        null: [-0.01, 0.01],
      },
    },
    turned: [
      { gives: HOLDS, with: { repvgg: [0.001, 0.01] } },
      { gives: FAILS, with: { difference: 0.1 } },
      { gives: FAILS, with: { size: 2 } },
    ],
  },
  G4b: {
    usual: { gives: LIMITS, with: { small: [0.001, 0.01], stack: [-0.01, 0.01], null: [-0.01, 0.01], macs: 2 } },
    turned: [
      { gives: HOLDS, with: { stack: [0.001, 0.01] } },
      { gives: FAILS, with: { small: [-0.02, -0.01] } },
      { gives: OPEN, with: { small: [-0.02, 0.01] } },
    ],
  },
  G5: {
    usual: {
      gives: LIMITS,
      with: { few: [0.05, 0.1], many: [0.02, 0.04], closing: [0.01, 0.08], mixerFew: [-0.01, 0.01], cnn: [0.85, 0.87] },
    },
    turned: [
      { gives: HOLDS, with: { mixerFew: [0.01, 0.02] } },
      { gives: FAILS, with: { few: [-0.1, -0.05] } },
      { gives: OPEN, with: { few: [-0.05, 0.05] } },
    ],
  },
  G6: {
    usual: {
      gives: OPEN,
      with: {
        gain: [-0.01, 0.01],
        wider: [-0.03, -0.02],
        null: [-0.01, 0.01],
        macs: 1.01,
        widerMacs: 3.9,
        parameters: 4,
      },
    },
    turned: [
      { gives: HOLDS, with: { gain: [0.01, 0.02], wider: [-0.005, 0.005] } },
      { gives: LIMITS, with: { gain: [0.01, 0.02] } },
      { gives: FAILS, with: { gain: [-0.02, -0.01] } },
    ],
  },
  G7: {
    usual: {
      gives: LIMITS,
      with: {
        gain: [0.2, 0.4],
        full: [-0.1, -0.01],
        fullCost: 0.28,
        random: [0.2, 0.3],
        centre: [0.2, 0.3],
        exits: [-0.01, 0.01],
        overrun: [0.98, 1.02],
      },
    },
    turned: [
      { gives: HOLDS, with: { full: [0.01, 0.02] } },
      { gives: FAILS, with: { gain: [-0.2, -0.1] } },
      { gives: OPEN, with: { random: [-0.01, 0.2] } },
    ],
  },
  G8: {
    usual: { gives: LIMITS, with: { error: 1e-6, small: [0.1, 0.2], large: [3, 4], crossover: 11 } },
    turned: [
      { gives: HOLDS, with: { small: [1.1, 1.2] } },
      { gives: FAILS, with: { large: [0.5, 0.6] } },
      { gives: OPEN, with: { large: [0.9, 1.2] } },
    ],
  },
  G9: {
    usual: { gives: LIMITS, with: { grid: 0.29, mixed: 1, large: 1, slow: [1.4, 1.6] } },
    turned: [
      { gives: HOLDS, with: { mixed: 0.6 } },
      { gives: FAILS, with: { grid: 1 } },
    ],
  },
  H1: {
    usual: { gives: HOLDS, with: { ranks: 0, library: 0, unaveraged: 0.02, faster: 100 } },
    turned: [{ gives: FAILS, with: { library: 0.01 } }],
  },
};
