// What is no model, no images and no report is refused by every tool, in its own name: never by what happens to fail at it first.

import { describe, expect, it } from 'vitest';
import * as analysis from '../src/analysis/index.ts';
import { FoveaError } from '../src/base/errors.ts';
import { createModel } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import { ones } from '../src/tensor/index.ts';

const shape = [1, 32, 32, 3];
const small = new nn.Sequential(new nn.Conv2d(3, 4, { kernelSize: 3 }), new nn.GlobalAvgPool2d(), new nn.Linear(4, 3));
const vit = createModel('vit_tiny_patch16_224', { numClasses: 3, imageSize: 32 });
const images = ones(shape);
const picture = { width: 2, height: 2, channels: 3, data: new Uint8Array(12) };
const maps = { heat: new Float32Array(4), height: 2, width: 2 };
const [ofClass, ofShape] = [
  [small, images, {}],
  [small, shape, {}],
];

/** Arguments that each function takes, the last one its options. */
const CALLS: Readonly<Record<string, readonly unknown[]>> = {
  attentionHeads: [vit, images, {}],
  attentionRollout: [vit, images, {}],
  attribute: [small, images, 'saliency', {}],
  cascadingRandomization: [small, images, 'saliency', {}],
  deletionCurve: [small, images, maps, {}],
  effectiveReceptiveField: ofShape,
  fieldHeat: [{ map: [1] }, {}],
  flipAlignment: ofClass,
  gradCam: ofClass,
  gradCamPlusPlus: ofClass,
  hasGlobalAttention: [vit],
  headCurve: [vit, images, [0], {}],
  headImportance: [vit, images, {}],
  inputXGradient: ofClass,
  insertionCurve: [small, images, maps, {}],
  inspectProgram: [() => images, [], {}],
  integratedGradients: ofClass,
  measureTime: [small, shape, { runs: 1 }],
  modelGraph: [small, shape],
  occlusion: ofClass,
  overlayFields: [picture, [], {}],
  overlayHeat: [picture, new Float32Array(4), [2, 2], {}],
  paretoFront: [[[1]], []],
  profileModel: ofShape,
  projectField: [await analysis.receptiveField(small, shape), '0', [0, 0]],
  receptiveField: [small, shape, {}],
  saliency: ofClass,
  sensitivity: [() => ({ model: small, inputShape: shape }), { width: [1] }, { memory: false }],
  signalPropagation: ofShape,
  SignalRecorder: ofShape,
  smoothGrad: ofClass,
};

/** Takes no arguments. */
const WITHOUT = ['attributionMethods', 'measureMachine'];

const WRONG = { null: null, undefined, 'an object': {}, 'a number': 5, 'a text': 'x', 'an empty list': [] };

/** What these arguments may be, all the same. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'inspectProgram 1': ['an empty list'],
  'overlayFields 1': ['an empty list'],
  'paretoFront 0': ['an empty list'],
  'paretoFront 1': ['an empty list', 'undefined'],
  'projectField 2': ['undefined'],
};
const OPTIONS = ['undefined', 'an object'];

const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
  const tool = (analysis as unknown as Record<string, (...all: readonly unknown[]) => unknown>)[name];
  // biome-ignore lint/suspicious/noExplicitAny: any class
  return name === 'SignalRecorder' ? new (tool as any)(...args) : tool(...args);
};

describe('wrong arguments', () => {
  it('are tried of every tool', () => {
    const tools = Object.entries(analysis).filter(([, value]) => typeof value === 'function');
    expect(Object.keys(CALLS).sort()).toEqual(
      tools
        .map(([name]) => name)
        .filter((name) => !WITHOUT.includes(name))
        .sort(),
    );
  });

  it.each(Object.entries(CALLS))('are refused by %s, which says its name', async (name, args) => {
    for (const [at, right] of args.entries()) {
      const isOptions = at > 0 && Object.getPrototypeOf(right) === Object.prototype && at === args.length - 1;
      const taken = isOptions ? OPTIONS : (TAKEN[`${name} ${at}`] ?? []);
      for (const [what, wrong] of Object.entries(WRONG).filter(([one]) => !taken.includes(one))) {
        const given = args.map((arg, i) => (i === at ? wrong : arg));
        const error: unknown = await call(name, given).then(
          () => 'taken',
          (reason: unknown) => reason,
        );
        const where = `argument ${at} of ${name}, ${what}: ${error}`;
        expect(error, where).toBeInstanceOf(FoveaError);
        expect((error as Error).message, where).toMatch(new RegExp(`^${name}: .*(got|no layer)`));
      }
    }
  });
});
