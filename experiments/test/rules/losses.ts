// Made measurements for the experiments on data and losses: those that are expected, and changes that turn the verdict.

import { FAILS, HOLDS, LIMITS, OPEN, type Rules } from './rule.ts';

export const LOSSES: Rules = {
  C1: {
    usual: {
      gives: HOLDS,
      with: {
        positive: 1,
        centred: [0.45, 0.55],
        angle: [0.5, 0.6],
        gain: [1.05, 1.1],
        large: [1.1, 1.2],
        standard: [1, 1.1],
      },
    },
    turned: [
      { gives: LIMITS, with: { large: [0.9, 1] } },
      { gives: FAILS, with: { gain: [0.9, 0.95] } },
      { gives: OPEN, with: { gain: [0.9, 1.1] } },
    ],
  },
  D1: {
    usual: { gives: HOLDS, with: { cold: 1, hot: 4e-4, falling: 0, overflow: 89, stable: 1e-7, same: 1e-7 } },
    turned: [
      { gives: FAILS, with: { overflow: 0 } },
      { gives: FAILS, with: { cold: 0.9 } },
    ],
  },
  D2: {
    usual: {
      gives: LIMITS,
      with: { gain: [0.01, 0.02], overSmooth: [-0.01, 0.01], hot: [0.001, 0.01], null: [-0.01, 0.01], teacher: 0.88 },
    },
    turned: [
      { gives: HOLDS, with: { overSmooth: [0.001, 0.01] } },
      { gives: OPEN, with: { gain: [-0.01, 0.02] } },
      { gives: FAILS, with: { gain: [-0.02, -0.01] } },
    ],
  },
  D3: {
    usual: {
      gives: LIMITS,
      with: {
        arcWithin: [0.6, 0.8],
        amWithin: [0.6, 0.8],
        aWithin: [0.7, 0.9],
        arcBetween: [1.1, 1.3],
        accuracy: [-0.01, 0.01],
      },
    },
    turned: [
      { gives: HOLDS, with: { accuracy: [0.01, 0.02] } },
      { gives: FAILS, with: { arcWithin: [1.1, 1.2] } },
      { gives: OPEN, with: { amWithin: [0.9, 1.1] } },
    ],
  },
  D4: {
    usual: { gives: FAILS, with: { hard: 0.33, across: 1000, easy: 0.33, lossHard: 0.33, inOrder: 1, inOrder75: 3 } },
    turned: [
      { gives: HOLDS, with: { hard: 3, easy: 3 } },
      { gives: FAILS, with: { easy: 3 } },
    ],
  },
  D5: {
    usual: {
      gives: LIMITS,
      with: {
        binary: 0,
        classes: 0.91,
        others: 0.01,
        gap: [0.6, 0.7],
        calibration: [-0.02, 0.02],
        accuracy: [-0.005, 0.005],
        null: [-0.01, 0.01],
      },
    },
    turned: [
      { gives: HOLDS, with: { classes: 0.9 } },
      { gives: FAILS, with: { binary: 0.1 } },
    ],
  },
  D6: {
    usual: {
      gives: LIMITS,
      with: {
        ratio: 11,
        ratioMany: 2.4,
        saturation: 0.03,
        crossSaturation: 2,
        crossEven: 1,
        good: [0.7, 0.8],
        bad: [0.7, 0.8],
        badCross: [0.7, 0.8],
        delay: [2, 3],
      },
    },
    turned: [
      { gives: HOLDS, with: { bad: 0 } },
      { gives: FAILS, with: { saturation: 0.5 } },
      { gives: FAILS, with: { ratio: 0.9 } },
    ],
  },
  D7: {
    usual: { gives: LIMITS, with: { proximal: [0.6, 0.8], gradient: 0, l2: 0, shrink: [0.5, 0.6], slope: [0.4, 0.5] } },
    turned: [
      { gives: HOLDS, with: { gradient: [0.6, 0.7] } },
      { gives: FAILS, with: { proximal: 0 } },
      { gives: OPEN, with: { slope: [0.8, 1] } },
    ],
  },
  D8a: {
    usual: {
      gives: HOLDS,
      with: { minimum: 0, affine: 1e-12, normal: [1.4, 1.7], laplace: [0.5, 0.7], uniform: [0.1, 0.2] },
    },
    turned: [
      { gives: FAILS, with: { minimum: 0.1 } },
      { gives: OPEN, with: { normal: [1.1, 1.4] } },
    ],
  },
  D8b: {
    usual: { gives: HOLDS, with: { sharpness: [1.02, 1.1], ssim: [0.01, 0.02], psnr: [-0.3, -0.1], robust: [1, 2] } },
    turned: [
      { gives: LIMITS, with: { ssim: [-0.02, -0.01] } },
      { gives: FAILS, with: { sharpness: [0.9, 1] } },
      { gives: OPEN, with: { robust: [-1, 1] } },
    ],
  },
  D9: {
    usual: {
      gives: HOLDS,
      with: { relation: 1e-6, twice: [0.24, 0.26], many: [0.02, 0.03], euclidean: 0, example: 1.7 },
    },
    turned: [
      { gives: FAILS, with: { euclidean: 3 } },
      { gives: FAILS, with: { relation: 0.1 } },
    ],
  },
  D10: {
    usual: {
      gives: LIMITS,
      with: {
        l2: [0.3, 0.4],
        l1: [0.5, 0.6],
        l0: [0.6, 0.7],
        overL1: [0.1, 0.2],
        overL0: [0.2, 0.3],
        success: [0.9, 1],
      },
    },
    turned: [
      { gives: HOLDS, with: { l2: [0.05, 0.1] } },
      { gives: FAILS, with: { overL1: [-0.2, -0.1] } },
      { gives: OPEN, with: { overL0: [-0.1, 0.1] } },
    ],
  },
};
