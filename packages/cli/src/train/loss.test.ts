// Losses of a run against timm's, and weights of classes against scikit-learn's, by tools/fixtures/training.py.

import { readFileSync } from 'node:fs';
import { setBackend, tensor } from 'fovea';
import { balancedClassWeights } from 'fovea/data';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import { completeConfig, type TrainConfig } from './config.ts';
import { classWeightsOf, makeLoss } from './loss.ts';

const fixture = JSON.parse(readFileSync(new URL('../../test/fixtures/training.json', import.meta.url), 'utf8'));
const names = ['a', 'b', 'c:d', 'kite'];
const { labels } = fixture.balanced;
const trained = Int32Array.from(labels as number[]);
const none = (): Float32Array => new Float32Array(4);
const logits = () => tensor(fixture.logits.flat(), [3, 4]);
const targets = { hard: () => tensor(fixture.labels, [3], 'int32'), soft: () => tensor(fixture.soft.flat(), [3, 4]) };

beforeAll(async () => {
  await setBackend('js');
});

const embeddings = (): never => {
  throw new Error('a loss without margin looks at logits alone');
};

const config = (...args: string[]): TrainConfig => completeConfig(parseSettings('train', args));

async function expectLoss(settings: string[], expected: { hard: number; soft: number }): Promise<void> {
  const loss = makeLoss(config(...settings), { classNames: names, labels: trained, embeddings });
  for (const kind of ['hard', 'soft'] as const)
    expect(await loss?.(logits(), targets[kind]()).item()).toBeCloseTo(expected[kind], 5);
}

describe('loss', () => {
  it.each(fixture.bce as Record<string, number>[])('bce is as in timm: %o', async (one) => {
    const settings = ['labelSmoothing', 'bceTargetThreshold'].map((key) => `${key}=${one[key]}`);
    await expectLoss(['loss=bce', ...settings], one as never);
  });

  it('counts images by the weights of their classes', async () => {
    const weights = names.map((name, i) => `${name}:${fixture.weights[i]}`).join(',');
    await expectLoss([`classWeights=${weights}`, 'labelSmoothing=0.1'], fixture.weighted);
  });

  it('of several classes an image is PyTorch’s, weighted by how rare they are', async () => {
    const { shown, plain, balanced } = fixture.multiLabel;
    const several = { classNames: names, labels: trained, targets: Float32Array.from(shown.flat()), embeddings };
    const target = () => tensor(shown.flat(), [3, 4]);
    for (const [setting, expected] of [
      ['', plain],
      ['balanced', balanced],
    ] as const)
      for (const loss of ['bce', 'focal'] as const) {
        const settings = [`loss=${loss}`, ...(loss === 'bce' ? ['labelSmoothing=0'] : ['focalGamma=0'])];
        const made = makeLoss({ ...config(...settings), classWeights: setting }, several);
        expect(await made?.(logits(), target()).item()).toBeCloseTo(expected, 5);
      }
  });

  it('focal and poly become cross-entropy where they count like it', async () => {
    const plain = { hard: 0, soft: 0 };
    const crossEntropy = makeLoss(config('labelSmoothing=0', 'classWeights=a:1'), {
      classNames: names,
      labels: trained,
      embeddings,
    });
    for (const kind of ['hard', 'soft'] as const)
      plain[kind] = (await crossEntropy?.(logits(), targets[kind]()).item()) ?? Number.NaN;
    await expectLoss(['loss=focal', 'focalGamma=0'], plain);
    await expectLoss(['loss=poly', 'polyEpsilon=0'], plain);
    expect(makeLoss(config(), { classNames: names, labels: trained, embeddings })).toBeUndefined();
  });

  it.each([
    [['focalGamma=3'], 'loss crossEntropy has no focalGamma; leave it out, or train with loss=focal'],
    [['loss=poly', 'labelSmoothing=0.1'], 'loss poly has no labelSmoothing; leave it out, or train with loss='],
    [['loss=hinge'], 'loss=hinge: needs crossEntropy, focal, bce, poly, arcFace, cosFace, aSoftmax or lSoftmax'],
  ])('refuses %j', (args, message) => {
    expect(() => config(...args)).toThrow(message);
  });
});

describe('weights of classes', () => {
  it('are balanced as in scikit-learn', () => {
    const weights = classWeightsOf('balanced', names, () => balancedClassWeights(trained, 4));
    for (const [i, weight] of (fixture.balanced.weights as number[]).entries())
      expect(weights?.[i]).toBeCloseTo(weight, 6);
  });

  it('are 1 where none is given', () => {
    expect([...(classWeightsOf('c:d:2.5, b:0', names, none) ?? [])]).toEqual([1, 0, 2.5, 1]);
    expect(classWeightsOf('', names, none)).toBeUndefined();
  });

  it.each([
    ['kit:2', 'classWeights=kit:2: there is no class kit; did you mean kite? there are a, b, c:d, kite'],
    ['a', 'classWeights=a: a is not a weight; write balanced, or names with weights ≥ 0'],
    ['a:2,', ': an entry is not a weight'],
    ['a:-1', 'a:-1 is not a weight'],
    ['a:x', 'a:x is not a weight'],
    ['a:0,b:0,c:d:0,kite:0', 'all classes have the weight 0'],
  ])('refuse %s', (setting, message) => {
    expect(() => classWeightsOf(setting, names, none)).toThrow(message);
  });
});
