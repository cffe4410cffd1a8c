// The classifiers that margin losses train: what their logits are, that files bring them back, what is refused.

import { beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from '../src/io/index.ts';
import { Classifier } from '../src/models/classifier.ts';
import { type ClassifierKind, createModel } from '../src/models/index.ts';
import { setBackend, tensor } from '../src/tensor/index.ts';
import { loadModel, loadWeights, saveModel } from '../src/train/index.ts';

beforeAll(async () => {
  await setBackend('js');
});

const NAME = 'mobilenetv3_small_050';
const SMALL = { numClasses: 3, inChannels: 1, smallImage: true, imageSize: 16 } as const;

describe('classifiers', () => {
  // Features (1.5, 2) have length 2.5, the weights of each class length 2.
  it.each<[ClassifierKind, number[]]>([
    ['affine', [4, 5, -4]],
    ['linear', [3, 4, -5]],
    ['unitWeights', [1.5, 2, -2.5]],
    ['cosine', [6, 8, -10]],
  ])('%s: logits of features and weights that are known', async (kind, expected) => {
    const layer = new Classifier(2, 3).ofKind(kind, 10);
    layer.weight?.assign(tensor([2, 0, -1.2, 0, 2, -1.6], [2, 3]));
    layer.bias?.assign(tensor([1, 1, 1]));
    expect(layer.bias === undefined).toBe(kind !== 'affine');
    const logits = await layer.forward(tensor([1.5, 2], [1, 2])).data();
    for (const [i, value] of expected.entries()) expect(logits[i]).toBeCloseTo(value, 5);
    expect(
      (
        await layer
          .withClasses(5)
          .forward(tensor([1.5, 2], [1, 2]))
          .data()
      ).length,
    ).toBe(5);
  });

  it('come back from files, and are told apart', async () => {
    const model = createModel(NAME, { ...SMALL, classifier: 'cosine', cosineScale: 10 });
    const chunks: Uint8Array[] = [];
    await saveModel({ write: async (chunk) => void chunks.push(chunk.slice()) }, model);
    const bytes = Buffer.concat(chunks);
    const again = (await loadModel(bytesSource(bytes))).model;
    expect(again.architecture?.options).toMatchObject({ classifier: 'cosine', cosineScale: 10 });
    expect(again.classifierNames()).toEqual(['classifier.weight']);
    const own = [...model.namedParameters()].find(([name]) => name === 'classifier.weight')?.[1];
    const read = [...again.namedParameters()].find(([name]) => name === 'classifier.weight')?.[1];
    expect(await read?.read().data()).toEqual(await own?.read().data());
    await expect(loadWeights(bytesSource(bytes), createModel(NAME, SMALL))).rejects.toThrow(
      'classifier cosine, not as usual',
    );
  });

  it.each([
    [{ classifier: 'cosine', cosineScale: 0 }, 'cosineScale'],
    [{ classifier: 'linear', cosineScale: 8 }, "cosineScale is of the classifier 'cosine': got it with 'linear'"],
    [{ classifier: 'round' as ClassifierKind }, 'classifier'],
  ] as const)('refuse %o', (options, message) => {
    expect(() => createModel(NAME, options)).toThrow(message);
  });
});
