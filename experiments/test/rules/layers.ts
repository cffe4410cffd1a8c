// Made measurements for the experiments on initial values, layers, activations, norms: those that are expected, and changes that turn the verdict.

import { FAILS, HOLDS, LIMITS, OPEN, type Rules } from './rule.ts';

export const LAYERS: Rules = {
  A1: {
    usual: {
      gives: LIMITS,
      with: {
        deepGradient: 0,
        biasGradient: 0.1,
        singleGradient: 2,
        sigmoidGradient: 0.2,
        sigmoidSpread: 0,
        biasOnlyLoss: 2.3,
      },
    },
    turned: [
      { gives: HOLDS, with: { singleGradient: 0, sigmoidGradient: 0 } },
      { gives: FAILS, with: { deepGradient: 0.1 } },
      { gives: FAILS, with: { biasGradient: 0 } },
    ],
  },
  A2: {
    usual: {
      gives: LIMITS,
      with: {
        tanh64: [0.72, 0.75],
        tanhBack64: [0.7, 0.75],
        tanhBack512: [1.1, 1.2],
        relu64: [0.5, 0.6],
        relu512: [1.5, 1.7],
      },
    },
    turned: [
      { gives: HOLDS, with: { relu512: [0.6, 0.7], tanhBack512: [0.6, 0.7] } },
      { gives: OPEN, with: { tanh64: [0.8, 1] } },
      { gives: FAILS, with: { tanh64: [0.95, 1] } },
    ],
  },
  A3: {
    usual: {
      gives: LIMITS,
      with: {
        shallow: [0.6, 0.7],
        deep: [0.2, 0.25],
        decay: [-0.6, -0.5],
        gradient: [0.3, 0.4],
        sigmoidGradient: 1e-9,
        reluDeep: 1e-7,
      },
    },
    turned: [
      { gives: HOLDS, with: { sigmoidGradient: [0.1, 0.2] } },
      { gives: FAILS, with: { gradient: 1e-4 } },
      { gives: OPEN, with: { deep: [0.8, 1] } },
    ],
  },
  A4: {
    usual: { gives: HOLDS, with: { kaiming: [0.98, 1.01], kaimingBack: [0.98, 1.02], xavier: [0.7, 0.72] } },
    turned: [
      { gives: OPEN, with: { kaiming: [0.9, 1] } },
      { gives: FAILS, with: { xavier: [0.9, 0.95] } },
    ],
  },
  B1: {
    usual: { gives: LIMITS, with: { sumError: 0, paddedSum: 0.84, unevenness: 0, toLargest: 1, tied: 1 } },
    turned: [
      { gives: HOLDS, with: { paddedSum: 1 } },
      { gives: FAILS, with: { sumError: 0.1 } },
      { gives: FAILS, with: { toLargest: 0.9 } },
      { gives: LIMITS, with: { paddedSum: 1, tied: 4 } },
    ],
  },
  B2: {
    usual: {
      gives: LIMITS,
      with: {
        peak: 0.25,
        printed: 0.99,
        corrected: 1e-8,
        normal: 0.03,
        sigmoidFactor: [0.2, 0.25],
        reluFactor: [0.98, 1.02],
      },
    },
    turned: [
      { gives: HOLDS, with: { printed: 1e-8 } },
      { gives: FAILS, with: { peak: 0.3 } },
      { gives: OPEN, with: { sigmoidFactor: [0.4, 0.6] } },
    ],
  },
  B3: {
    usual: { gives: LIMITS, with: { jacobian: 1e-12, engine: 1e-8, scores: 1e-8, weights: 1e-8, sign: -1 } },
    turned: [
      { gives: HOLDS, with: { sign: 1 } },
      { gives: FAILS, with: { engine: 0.1 } },
    ],
  },
  B4: {
    usual: {
      gives: LIMITS,
      with: { mean: [0.995, 1.005], unscaled: [0.49, 0.51], gradient: 1e-8, variance: [2.9, 3.1] },
    },
    turned: [
      { gives: HOLDS, with: { variance: [0.98, 1.02] } },
      { gives: FAILS, with: { gradient: 0.5 } },
      { gives: OPEN, with: { mean: [0.9, 1.1] } },
    ],
  },
  B5: {
    usual: { gives: LIMITS, with: { traced: 0, measured: 0, depth: 1, kernel: 1, strided: 2.2, filled: 0.5 } },
    turned: [
      { gives: HOLDS, with: { strided: 1, filled: 1 } },
      { gives: FAILS, with: { measured: 2 } },
      { gives: FAILS, with: { depth: 0.5 } },
    ],
  },
  B6: {
    usual: {
      gives: LIMITS,
      with: {
        linearDepth: [0.48, 0.52],
        reluDepth: [0.45, 0.55],
        residualDepth: [0.2, 0.3],
        kernel: [1, 1.1],
        kurtosis: [2.8, 3.1],
        large: [1.8, 2],
        trainedRelu: [1.1, 1.3],
        trainedResidual: [1.05, 1.2],
      },
    },
    turned: [
      {
        gives: HOLDS,
        with: { residualDepth: [0.45, 0.55], trainedRelu: [0.98, 1.02], trainedResidual: [0.97, 1.01] },
      },
      { gives: FAILS, with: { linearDepth: [0.9, 1] } },
      { gives: OPEN, with: { kernel: [0.8, 1.1] } },
    ],
  },
  B7: {
    usual: {
      gives: HOLDS,
      with: { inPlace: 1, shape: 1, error: [0.8, 0.9], uneven3: 0.4, uneven4: 0, unevenResize: 0 },
    },
    turned: [
      { gives: FAILS, with: { error: 0.01 } },
      { gives: FAILS, with: { inPlace: 0.5 } },
      { gives: OPEN, with: { error: [0.05, 0.2] } },
    ],
  },
  B8a: {
    usual: { gives: LIMITS, with: { kinds: 11, corrected: 0, printed: 3, separable: 3 } },
    turned: [
      { gives: HOLDS, with: { printed: 0, separable: 0 } },
      { gives: FAILS, with: { printed: 4 } },
      { gives: FAILS, with: { corrected: 1 } },
    ],
  },
  B8b: {
    usual: { gives: LIMITS, with: { least: 7.9, most: 8.8, narrow: 5.8, large: 45, macs: 7.9, time: [1.5, 2] } },
    turned: [
      { gives: HOLDS, with: { narrow: 8, time: [7.6, 8] } },
      { gives: FAILS, with: { least: 4 } },
    ],
  },
  B8c: {
    usual: {
      gives: HOLDS,
      with: { projections: 1, formula: 0, globalGrowth: 2, windowGrowth: 1, time: [10, 12], macs: 25 },
    },
    turned: [
      { gives: LIMITS, with: { time: [2, 3] } },
      { gives: FAILS, with: { windowGrowth: 2 } },
      { gives: FAILS, with: { projections: 0.5 } },
    ],
  },
  B8d: {
    usual: { gives: LIMITS, with: { gradient: 1e-7, change: 1e-6, frozenGradient: 0.2, parameters: 16, bytes: 64 } },
    turned: [
      { gives: HOLDS, with: { frozenGradient: 1e-8 } },
      { gives: FAILS, with: { gradient: 0.1 } },
    ],
  },
  B9a: {
    usual: {
      gives: LIMITS,
      with: {
        relu: [1.4, 1.5],
        tanh: [1.1, 1.2],
        slower: [0.3, 0.4],
        tanhGentle: [0.98, 1.02],
        reluState: [1e6, 1e8],
        tanhState: 0.75,
        reluSmall: 0.7,
      },
    },
    turned: [
      { gives: HOLDS, with: { tanh: [0.8, 0.9] } },
      { gives: FAILS, with: { relu: [0.9, 1] } },
      { gives: OPEN, with: { slower: [0.4, 0.6] } },
    ],
  },
  B9b: {
    usual: {
      gives: LIMITS,
      with: { least: [0.01, 0.02], saturated: [0.1, 0.2], slower: [2, 3], slowerTanh: [2, 3], cost: [1, 1.1] },
    },
    turned: [
      { gives: HOLDS, with: { cost: [2, 3] } },
      { gives: FAILS, with: { slower: [0.9, 1] } },
      { gives: OPEN, with: { slowerTanh: [0.9, 1.2] } },
    ],
  },
  B9c: {
    usual: { gives: LIMITS, with: { relu: [0.2, 0.3], reluLow: 0, prelu: 0, leakyLoss: [0.01, 0.02] } },
    turned: [
      { gives: HOLDS, with: { reluLow: [0.01, 0.02] } },
      { gives: FAILS, with: { relu: 0 } },
      { gives: OPEN, with: { relu: [0, 0.1] } },
    ],
  },
  B9d: {
    usual: {
      gives: LIMITS,
      with: {
        noted: 0.27,
        mobile: 0.07,
        swish: 0.14,
        printed: 6.7,
        accuracy: [-0.003, 0.003],
        null: [-0.003, 0.003],
        cost: [1.5, 2],
      },
    },
    turned: [
      { gives: HOLDS, with: { noted: 0.1, printed: 0.1 } },
      { gives: FAILS, with: { accuracy: [-0.05, -0.03] } },
      { gives: OPEN, with: { accuracy: [-0.05, 0.03] } },
    ],
  },
  B10: {
    usual: {
      gives: HOLDS,
      with: {
        se: [0.01, 0.02],
        channel: [0.005, 0.01],
        null: [-0.01, 0.01],
        seCost: 1.1,
        channelCost: 1.2,
        parameters: 0.1,
      },
    },
    turned: [
      { gives: LIMITS, with: { channel: [-0.02, -0.01] } },
      { gives: OPEN, with: { se: [-0.01, 0.01] } },
      { gives: FAILS, with: { se: [-0.02, -0.01] } },
    ],
  },
  B11a: {
    usual: {
      gives: LIMITS,
      with: { even: 0.5, odd: 0, strided: [0.005, 0.01], aligned: [0.005, 0.01], more: [-0.003, 0.003] },
    },
    turned: [
      { gives: HOLDS, with: { more: [0.001, 0.005] } },
      { gives: FAILS, with: { strided: [-0.02, -0.01] } },
      { gives: OPEN, with: { strided: [-0.01, 0.01] } },
    ],
  },
  B11b: {
    usual: { gives: LIMITS, with: { layer: 1e-6, printed: 4, older: 0.9, lag: 29 } },
    turned: [
      { gives: HOLDS, with: { printed: 0 } },
      { gives: FAILS, with: { layer: 0.1 } },
    ],
  },
  B12: {
    usual: { gives: LIMITS, with: { half: [0.01, 0.02], random: [0.01, 0.05], distance: [0.9, 1], spread: [1.2, 2] } },
    turned: [
      { gives: HOLDS, with: { distance: [0.6, 0.7] } },
      { gives: FAILS, with: { half: [0.1, 0.2] } },
      { gives: OPEN, with: { random: [-0.01, 0.05] } },
    ],
  },
  B13: {
    usual: {
      gives: LIMITS,
      with: { cnn: [0.02, 0.04], cnnSmall: [-0.04, -0.02], groupSmall: [-0.04, -0.02], vit: [0.01, 0.02] },
    },
    turned: [
      { gives: HOLDS, with: { cnnSmall: [0.01, 0.02] } },
      { gives: FAILS, with: { vit: [-0.02, -0.01] } },
      { gives: OPEN, with: { cnn: [-0.01, 0.02] } },
    ],
  },
};
