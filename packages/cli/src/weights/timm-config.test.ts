// Tests of timm's config.json: what is taken from it, and what is said about one that cannot be used.

import { describe, expect, it } from 'vitest';
import { parseTimmConfig } from './timm-config.ts';

/** As `timm.models.push_to_hf_hub` writes it; shortened. */
const CONFIG = {
  architecture: 'mobilenetv3_small_100',
  num_classes: 1000,
  num_features: 1024,
  pretrained_cfg: {
    tag: 'lamb_in1k',
    custom_load: false,
    input_size: [3, 224, 224],
    fixed_input_size: false,
    interpolation: 'bicubic',
    crop_pct: 0.875,
    crop_mode: 'center',
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
    num_classes: 1000,
    pool_size: [7, 7],
    first_conv: 'conv_stem',
    classifier: 'classifier',
  },
};

const parse = (config: unknown) => parseTimmConfig(JSON.stringify(config), 'weights=timm/x: config.json');
const withDetails = (details: object) => ({ ...CONFIG, pretrained_cfg: { ...CONFIG.pretrained_cfg, ...details } });

describe('parseTimmConfig', () => {
  it('takes architecture and preprocessing', () => {
    expect(parse(CONFIG)).toEqual({
      architecture: 'mobilenetv3_small_100',
      numClasses: 1000,
      preprocessing: {
        imageSize: [224, 224],
        channels: 3,
        mean: [0.485, 0.456, 0.406],
        std: [0.229, 0.224, 0.225],
        interpolation: 'bicubic',
        cropPct: 0.875,
        cropMode: 'center',
      },
      classNames: undefined,
    });
  });

  it('takes class names, in words where there are some', () => {
    const named = { ...CONFIG, num_classes: 2, label_names: ['n01443537', 'n02099601'] };
    expect(parse(named).classNames).toEqual(['n01443537', 'n02099601']);
    expect(parse({ ...named, label_descriptions: { n01443537: 'goldfish' } }).classNames).toEqual([
      'goldfish',
      'n02099601',
    ]);
    expect(parse({ ...CONFIG, label_names: ['one'] }).classNames).toBeUndefined();
  });

  it('knows what timm leaves out', () => {
    const { interpolation, crop_pct, crop_mode, ...details } = CONFIG.pretrained_cfg;
    expect(parse({ architecture: 'resnet18', pretrained_cfg: details })).toMatchObject({
      numClasses: 1000,
      preprocessing: { interpolation: 'bicubic', cropPct: 0.875, cropMode: 'center' },
    });
  });

  it('takes the form of before 2022, and arguments that change no meaning', () => {
    const { pretrained_cfg, ...rest } = CONFIG;
    expect(parse({ ...pretrained_cfg, ...rest })).toEqual(parse(CONFIG));
    expect(parse({ ...CONFIG, model_args: { img_size: 384, drop_rate: 0.1 } })).toEqual(parse(CONFIG));
  });

  it.each<[string, unknown, string]>([
    [
      'other layers',
      { ...CONFIG, model_args: { act_layer: 'gelu', img_size: 384 } },
      'it is of a mobilenetv3_small_100 that was made with act_layer, which Fovea does not have',
    ],
    [
      'another model',
      { ...CONFIG, architecture: 'mobilenetv3_small_200' },
      'it is of the model mobilenetv3_small_200, which Fovea does not have; mobilenetv3_small_100 is near to it; `fovea models` lists all',
    ],
    [
      'an unknown model',
      { ...CONFIG, architecture: 'x' },
      'it is of the model x, which Fovea does not have; `fovea models` lists all',
    ],
    [
      'a config of transformers',
      { architectures: ['ViTForImageClassification'] },
      'it is not the config.json of a model of timm: architecture: ',
    ],
    ['no preprocessing', { architecture: 'resnet18' }, 'pretrained_cfg: '],
    ['a list', [], 'it is not the config.json of a model of timm: it: '],
    [
      'four channels',
      withDetails({ input_size: [4, 224, 224] }),
      'pretrained_cfg cannot be used: input_size [4,224,224]',
    ],
    ['two means', withDetails({ mean: [0.5, 0.5] }), 'pretrained_cfg cannot be used'],
    ['a deviation of 0', withDetails({ std: [0, 1, 1] }), 'pretrained_cfg cannot be used'],
    ['another interpolation', withDetails({ interpolation: 'sinc' }), 'interpolation sinc'],
    ['a size of 0', withDetails({ input_size: [3, 0, 224] }), 'pretrained_cfg.input_size.1: '],
  ])('refuses %s', (_what, config, message) => {
    expect(() => parse(config)).toThrow('weights=timm/x: config.json: ');
    expect(() => parse(config)).toThrow(message);
  });

  it('refuses what is no JSON', () => {
    expect(() => parseTimmConfig('<html>', 'x')).toThrow('x: it is no JSON; fetch it again');
  });
});
