// Parts of the studio that need no page. What it says in Chinese of reports that are written in English: no warning and no advice is left
// untranslated. That its cards and experiments lead to one another. The plane that it shows embeddings in.

import { EXPERIMENTS } from '@fovea/experiments';
import { CARDS } from '@fovea/experiments/cards';
import { expect, it } from 'vitest';
import { adviceInChinese } from '../apps/studio/src/app/advice-in-chinese.ts';
import { derivationOf, TRIED_OUT } from '../apps/studio/src/app/derivations.ts';
import { principalPlane } from '../apps/studio/src/compute/principal-plane.ts';
import { read, written } from '../apps/studio/src/lab/parameter-text.ts';
import { leanAdvice, leanReason } from '../packages/fovea/dist/analysis/leaning-windows.js';
import { signalWarnings } from '../packages/fovea/dist/analysis/signal-warnings.js';

const NAMES = ['stem.conv', 'blocks.0.attn', 'blocks.1.attn', 'blocks.2.attn', 'head', 'last'];

/** A sound layer, with what is given in its place. @param {object} given @returns {any} */
const layer = (given) => ({
  ...{ name: 'stem.conv', type: 'Conv2d', activationType: null, order: 0, passesOn: false, outputs: [], finite: true },
  ...{ activation: {}, saturated: null, saturation: null, deadUnits: 0, units: 16, valuesPerUnit: 1000 },
  ...given,
});
/** @param {object} given @returns {any} */
const parameter = (given) => ({
  ...{ name: 'stem.conv.weight', trainable: true, used: true, norm: 1, gradientNorm: 1, width: 32, effectiveRank: 30 },
  ...given,
});
/** @param {object} given @returns {string[]} */
const warned = (given) =>
  signalWarnings(
    /** @type {any} */ ({
      loss: 1,
      layers: [],
      parameters: [],
      activations: null,
      gradients: null,
      biases: [],
      ...given,
    }),
  ).map(({ text }) => text);
/** @param {number} factor */
const trend = (factor) => ({ factor, layers: NAMES });

const WARNINGS = [
  ...warned({ parameters: [parameter({ norm: null })] }),
  ...warned({ layers: [layer({ finite: false, activation: null })] }),
  ...warned({ layers: [layer({ finite: false, name: '' })] }),
  ...warned({ activations: trend(3e4), gradients: trend(4e-5) }),
  ...warned({ activations: trend(3e-4), gradients: trend(4e5) }),
  ...warned({ biases: [{ bias: 'stem.conv.bias', norm: 'stem.norm' }] }),
  ...warned({ layers: NAMES.map((name) => layer({ name, deadUnits: 3 })) }),
  ...warned({
    layers: NAMES.slice(0, 2).map((name) =>
      layer({ name, type: 'Sigmoid', saturated: 0.8, saturation: { low: 0.5, high: 0.3 } }),
    ),
  }),
  ...warned({
    parameters: [parameter({}), parameter({ name: 'a', used: false }), parameter({ name: 'b', used: false })],
  }),
  ...warned({ parameters: [parameter({}), ...NAMES.map((name) => parameter({ name, gradientNorm: 0 }))] }),
  ...warned({ loss: 0, parameters: NAMES.map((name) => parameter({ name, gradientNorm: 0 })) }),
  ...warned({ parameters: NAMES.map((name) => parameter({ name, effectiveRank: 3.21 })) }),
];

/** @param {object} axis @param {'convolution' | 'pooling'} [kind] @param {0 | 1} [along] */
const causes = (axis, kind = 'convolution', along = 1) => {
  const window = /** @type {any} */ ({
    ...{ layer: 'stem', kind, lean: 1 },
    axis: { size: 224, kernel: 3, stride: 2, dilation: 1, out: 112, before: 1, after: 1, ...axis },
  });
  return [leanReason(window, along), leanAdvice(window, along)];
};
const CAUSES = [
  ...causes({}),
  ...causes({}, 'pooling', 0),
  ...causes({ before: 0, after: 1 }),
  ...causes({ before: 0, after: 3, kernel: 1, stride: 1, out: 227 }),
  ...causes({ size: 2, kernel: 1, stride: 1, before: 0, after: 1, out: 3 }),
  'no window of it leans: it tells the sides apart by itself, by uneven padding or cropping, an order of neighbours, shifted windows, or weights for each place',
  'average over the mirror image where that matters (flip=true of fovea predict)',
];

it.each([...WARNINGS, ...CAUSES])('%s', (text) => {
  const chinese = adviceInChinese(text);
  const words = chinese
    .replaceAll(/stem\.[\w.]+|blocks\.\d\.attn|\bhead\b|\blast\b/g, '')
    .match(/[A-Za-z]{2,}/g)
    ?.filter((word) => !/^(?:bias|false|true|flip|he|xavier|detach|arXiv|fovea|predict)$/.test(word));
  expect(words ?? [], chinese).toEqual([]);
  expect(chinese).toMatch(/\p{Script=Han}/u);
  // Numbers stay, so that nothing of the report is lost.
  for (const number of text.match(/\d[\d.e+]*(?: %)?/g) ?? []) expect(chinese).toContain(number.replace(/\.$/, ''));
});

it('says the same as the report', () => {
  expect(WARNINGS.length).toBe(14);
  expect(adviceInChinese(causes({})[0])).toBe(
    '卷积，卷积核 3，步幅 2，填充 1，经过 224 列：最后一个窗口离末端还差 1；其窗口偏左 0.5 个像素',
  );
  expect(adviceInChinese('Something else.')).toBe('Something else.');
});

it('takes the parameters of every experiment as they are, and refuses what is none', () => {
  for (const { smoke, full } of EXPERIMENTS)
    for (const parameters of [smoke, full])
      for (const [name, value] of Object.entries(parameters))
        if (typeof value !== 'boolean') expect(read(name, written(value), full[name]), name).toEqual(value);
  for (const text of ['0', '-5', '1.5', '1e400', 'x', '', '1, 2', '1e20'])
    expect(read('deep', text, 50)).toBeUndefined();
  expect(read('seeds', '1', 5)).toBeUndefined();
  expect(read('gamma', '0.5', 2)).toBe(0.5);
  expect(read('noise', '-0.1', 0.6)).toBeUndefined();
  expect(read('logits', '-2, 0.5', [2, -1])).toEqual([-2, 0.5]);
  expect(read('layers', '1, 0', [1, 2])).toBeUndefined();
});

it('leads from derivations to experiments that there are, and back', () => {
  const cards = CARDS.map(({ id }) => id);
  const ids = EXPERIMENTS.map(({ id }) => id);
  expect(Object.keys(TRIED_OUT).filter((card) => !cards.includes(card))).toEqual([]);
  expect(
    Object.values(TRIED_OUT)
      .flat()
      .filter((id) => !ids.includes(id)),
  ).toEqual([]);
  expect(derivationOf('A3')).toBe('initialisation');
  expect(derivationOf('H1')).toBeUndefined();
});

it('finds the plane in which points spread most, as scikit-learn does, and keeps its axes', () => {
  const rows = [
    [2.5, 2.4, 0.5],
    [0.5, 0.7, 1.5],
    [2.2, 2.9, 0.3],
    [1.9, 2.2, -0.9],
    [3.1, 3, 0.2],
    [2.3, 2.7, 2],
  ].map((row) => Float32Array.from(row));
  const plane = [
    [0.35843, 0.09602],
    [-2.40128, -0.40042],
    [0.57286, 0.00112],
    [0.59335, -1.39316],
    [1.23967, 0.27822],
    [-0.36303, 1.41822],
  ];
  /** @param {(x: number) => number} sign */
  const turned = (sign) => plane.map(([x, y]) => /** @type {const} */ ([sign(x), sign(y)]));
  for (const expected of [turned((x) => x), turned((x) => -x)])
    for (const [i, point] of principalPlane(rows, expected).entries())
      for (const axis of [0, 1]) expect(point[axis]).toBeCloseTo(expected[i][axis], 4);
  expect(principalPlane([rows[0], rows[0]])).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
