// Margin losses of a run: what they compute from a model's classifier is what marginSoftmax gives.

import { compile, setBackend, type Tensor, tensor } from 'fovea';
import { ImageModel } from 'fovea/models';
import { Linear } from 'fovea/nn';
import { marginSoftmax } from 'fovea/ops';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import { completeConfig } from './config.ts';
import { makeLoss } from './loss.ts';
import { classifierFor, embeddingsOf, MARGIN_LOSSES } from './margin-loss.ts';

beforeAll(async () => {
  await setBackend('js');
});

/** Squares of three values are what the classifier reads. */
class Tiny extends ImageModel {
  readonly head = new Linear(3, 4, { bias: false });
  features = (images: Tensor): Tensor[] => [images];
  forwardFeatures = (images: Tensor): Tensor => images.square();
  forwardHead = (features: Tensor): Tensor => this.head.forward(features);
  override classifierNames = (): string[] => ['head.weight'];
}

const images = () => tensor([1, 2, -1, 0.5, -2, 1], [2, 3]);
const labels = () => tensor(Int32Array.of(2, 0), [2]);

describe('a margin loss', () => {
  it.each(MARGIN_LOSSES)('%s is marginSoftmax of what the classifier reads, also compiled', async (loss) => {
    const config = completeConfig(parseSettings('train', [`loss=${loss}`, 'labelSmoothing=0.1']));
    const model = new Tiny();
    const made = makeLoss(config, {
      classNames: ['a', 'b', 'c', 'd'],
      labels: Int32Array.of(0, 1, 2, 3),
      embeddings: () => embeddingsOf(model),
    });
    const value = compile((x: Tensor, y: Tensor) => made?.(model.forward(x), y) ?? x);
    const variant = loss === 'cosFace' ? 'amSoftmax' : loss;
    const annealing = loss === 'aSoftmax' || loss === 'lSoftmax' ? { annealing: 5 } : {};
    const expected = marginSoftmax(images().square(), model.head.weight.read(), labels(), {
      variant,
      labelSmoothing: 0.1,
      ...annealing,
    });
    expect(await (await value(images(), labels())).item()).toBeCloseTo(await expected.item(), 5);
  });

  it('has the classifier that it trains', () => {
    const config = completeConfig(parseSettings('train', ['loss=arcFace', 'marginScale=30']));
    expect(MARGIN_LOSSES.map((loss) => classifierFor(loss, config))).toEqual([
      { classifier: 'cosine', cosineScale: 30 },
      { classifier: 'cosine', cosineScale: 30 },
      { classifier: 'unitWeights' },
      { classifier: 'linear' },
    ]);
    expect(classifierFor('bce', config)).toEqual({});
  });
});
