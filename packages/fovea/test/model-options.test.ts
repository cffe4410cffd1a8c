// What createModel and its models say of options and images that do not fit.

import { expect, it } from 'vitest';
import { createModel, listModels, type ModelOptions } from '../src/models/index.ts';
import { zeros } from '../src/tensor/index.ts';

it.each<[message: string, name: string, options: object]>([
  ['createModel: unknown model: got "resnet19"; did you mean "resnet18"?', 'resnet19', {}],
  ['createModel: unknown model: got "foo"; listModels() gives all', 'foo', {}],
  ['resnet18: unknown option num_classes; did you mean numClasses?', 'resnet18', { num_classes: 10 }],
  ['resnet18: numClasses must be an integer ≥ 0: got -1', 'resnet18', { numClasses: -1 }],
  ['resnet18: numClasses must be an integer ≥ 0: got 2.5', 'resnet18', { numClasses: 2.5 }],
  ['resnet18: inChannels must be an integer ≥ 1: got 0', 'resnet18', { inChannels: 0 }],
  ['vgg11_bn: dropRate must be a number in [0, 1): got 1', 'vgg11_bn', { dropRate: 1 }],
  ['densenet121: dropPathRate must be a number in [0, 1): got -0.1', 'densenet121', { dropPathRate: -0.1 }],
  [
    'vit_tiny_patch16_224: imageSize must be multiples of 16 above 0: got 100 × 100',
    'vit_tiny_patch16_224',
    { imageSize: 100 },
  ],
  ['mixer_s16_224: imageSize must be multiples of 16 above 0: got 32 × 0', 'mixer_s16_224', { imageSize: [32, 0] }],
])('%s', (message, name, options) => {
  expect(() => createModel(name, options as ModelOptions)).toThrow(message);
});

it.each<[message: string, name: string, shape: readonly number[]]>([
  ['built for images [N, 224, 224, 3]: got [1, 100, 100, 3]; give', 'vit_tiny_patch16_224', [1, 100, 100, 3]],
  ['built for images [N, 224, 224, 3]: got [1, 192, 192, 3]; give', 'mixer_s16_224', [1, 192, 192, 3]],
  [
    'conv2d: images must have shape [N, H, W, 3]: got [1, 32, 32, 1]; the weight [3, 3, 3, 16] takes 3 channels',
    'mobilenetv3_small_100',
    [1, 32, 32, 1],
  ],
  ['images must have shape [N, H, W, C]: got [32, 32, 3]', 'mobilenetv3_small_100', [32, 32, 3]],
  ['needs more than one value per channel to normalise by the batch', 'resnet18', [1, 1, 1, 3]],
])('%s', (message, name, shape) => {
  expect(() => createModel(name).forward(zeros(shape))).toThrow(message);
});

it.each(['mobilenetv3_small_100', 'vit_tiny_patch16_224'])('%s takes a batch without images', (name) => {
  const model = createModel(name, { numClasses: 7 }).eval();
  expect(model.forward(zeros([0, 224, 224, 3])).shape).toEqual([0, 7]);
});

it('gives another classifier, or none', () => {
  const model = createModel('mobilenetv2_050', { numClasses: 4 }).eval();
  model.resetClassifier(6);
  expect(model.forward(zeros([2, 32, 32, 3])).shape).toEqual([2, 6]);
  expect(() => model.resetClassifier(-3)).toThrow('resetClassifier: numClasses must be an integer ≥ 0: got -3');
  expect(
    createModel('resnet18', { numClasses: 0 })
      .eval()
      .forward(zeros([2, 32, 32, 3])).shape,
  ).toEqual([2, 512]);
});

it('lists every model once', () => {
  expect(new Set(listModels()).size).toBe(listModels().length);
});
