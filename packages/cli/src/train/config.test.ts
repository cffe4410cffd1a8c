// Tests of settings: defaults, values of every kind, and what is said about wrong ones.

import { describe, expect, it } from 'vitest';
import { completeConfig, completeResumedConfig, OPTIONS, parseSettings, settingsHelp } from './config.ts';

describe('settings', () => {
  it('have defaults that are valid', () => {
    const defaults = completeConfig({});
    expect(defaults).toMatchObject({ model: 'mobilenetv3_small_100', optimizer: 'AdamW', seed: 0, flip: 0.5 });
    expect(completeConfig({ ...defaults, resume: '' })).toEqual(defaults);
  });

  it('are read from the command line', () => {
    const given = parseSettings(['lr=1e-2', 'model=resnet18', 'optimizer=SGD', 'images=0', 'data=a=b']);
    expect(completeConfig(given)).toMatchObject({
      lr: 0.01,
      model: 'resnet18',
      optimizer: 'SGD',
      images: 0,
      data: 'a=b',
    });
  });

  it('are all in the help, with their defaults', () => {
    const lines = settingsHelp().split('\n');
    expect(lines).toHaveLength(Object.keys(OPTIONS).length);
    expect(lines.find((line) => line.includes('warmupEpochs'))).toMatch(/warmupEpochs=1 +epochs of linear warm-up/);
  });

  it.each([
    ['epoch=3', 'there is no setting epoch; did you mean epochs?'],
    ['Batch=3', 'there is no setting Batch; did you mean batch?'],
    ['__proto__=3', 'there is no setting __proto__'],
    ['model=resnet81', 'model=resnet81: no model of that name; did you mean resnet18?'],
    ['optimizer=Adam', 'optimizer=Adam: invalid option'],
    ['epochs=0', 'epochs=0: '],
    ['epochs=2.5', 'epochs=2.5: '],
    ['epochs=', 'epochs=: a value is missing'],
    ['lr=-1', 'lr=-1: '],
    ['lr=NaN', 'lr=NaN: '],
    ['lr=Infinity', 'lr=Infinity: '],
    ['flip=1.1', 'flip=1.1: '],
    ['seed=4294967296', 'seed=4294967296: '],
    ['name=../x', 'name=../x: letters, digits, _ . - only'],
    ['name=..', 'name=..: '],
  ])('refuse %s', (argument, message) => {
    expect(() => completeConfig(parseSettings([argument]))).toThrow(`train: ${message}`);
  });

  it.each([
    [['epochs'], 'settings are written key=value: got epochs'],
    [['=3'], 'settings are written key=value: got =3'],
    [['lr=1', 'lr=2'], 'lr is given twice'],
  ])('refuse the form %s', (args, message) => {
    expect(() => parseSettings(args)).toThrow(message);
  });

  it('of a run that goes on may change, unless another run would result', () => {
    const saved = completeConfig({ batch: '16', lr: '0.01' });
    expect(completeResumedConfig(saved, { epochs: '20' })).toMatchObject({ batch: 16, lr: 0.01, epochs: 20 });
    expect(() => completeResumedConfig(saved, { batch: '32' })).toThrow(
      'a run cannot go on with another batch: it has 16, got 32; start a new run',
    );
  });
});

describe('learning rate and decay', () => {
  it.each([
    ['model=resnet18', 0.01, 0.2],
    ['optimizer=SGD', 0.05, 0.0005],
    ['model=vit_tiny_patch16_224', 0.001, 0.05],
    ['model=mixer_s16_224', 0.001, 0.05],
  ])('%s', (argument, lr, weightDecay) => {
    expect(completeConfig(parseSettings([argument]))).toMatchObject({ lr, weightDecay });
    const given = completeConfig(parseSettings([argument, 'lr=0.3']));
    expect(given).toMatchObject({ lr: 0.3, weightDecay });
  });
});
