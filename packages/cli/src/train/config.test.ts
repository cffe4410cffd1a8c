// Tests of settings: defaults, values of every kind, and what is said about wrong ones.

import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import { AUTO_BATCH } from './batch-size.ts';
import { completeConfig, completeResumedConfig } from './config.ts';
import { OPTION_GROUPS, OPTIONS } from './options.ts';

describe('settings', () => {
  it('have defaults that are valid', () => {
    const defaults = completeConfig({});
    expect(defaults).toMatchObject({ model: 'mobilenetv3_small_100', optimizer: 'AdamW', seed: 0, flip: 0.5 });
    expect(completeResumedConfig(defaults, {})).toEqual(defaults);
  });

  it('are each in one group of the help', () => {
    expect(Object.values(OPTION_GROUPS).flatMap((group) => Object.keys(group))).toEqual(Object.keys(OPTIONS));
  });

  it('are read from the command line', () => {
    const given = parseSettings('train', ['lr=1e-2', 'model=resnet18', 'optimizer=SGD', 'images=0', 'data=a=b']);
    expect(completeConfig(given)).toMatchObject({
      lr: 0.01,
      model: 'resnet18',
      optimizer: 'SGD',
      images: 0,
      data: resolve('a=b'),
    });
  });

  it.each([
    ['epoch=3', 'unknown setting epoch; did you mean epochs? `fovea train --help` lists all'],
    ['Batch=3', 'unknown setting Batch; did you mean batch?'],
    ['batch_size=3', 'unknown setting batch_size; did you mean batch?'],
    ['wd=3', 'unknown setting wd; the settings are model, dropRate, dropPathRate, data, validationSplit,'],
    ['__proto__=3', 'unknown setting __proto__'],
    ['model=resnet81', 'model=resnet81: there is no such model; did you mean resnet18? `fovea models` lists all'],
    ['model=foo', 'model=foo: there is no such model; `fovea models` lists all'],
    ['model=alexnet', 'model=alexnet: there is no such model; `fovea models` lists all'],
    ['optimizer=adam', 'optimizer=adam: needs AdamW, SGD, Adam, NAdam, RAdam, Adamax, Lamb, Lion,'],
    [
      'momentum=0.9',
      'momentum=0.9: AdamW has no momentum; leave it out, or train with optimizer=SGD, RMSprop or AveragedMomentum',
    ],
    ['schedule=cos', 'schedule=cos: needs cosine, linear, polynomial, step, multistep, exponential,'],
    [
      'gamma=0.5',
      'gamma=0.5: schedule cosine has no gamma; leave it out, or train with schedule=step, multistep, exponential or plateau',
    ],
    ['power=2', 'power=2: schedule cosine has no power; leave it out, or train with schedule=polynomial'],
    ['milestones=3;4', 'milestones=3;4: needs epochs with commas between them, such as 30,60'],
    ['schedule=multistep', 'schedule=multistep needs the epochs of its drops; give milestones=30,60, say'],
    ['clipGradNorm=-1', 'clipGradNorm=-1: needs a number ≥ 0'],
    ['timeBudget=30', 'timeBudget=30: needs a time above 0 such as 90s, 30m or 2h'],
    ['timeBudget=0h', 'timeBudget=0h: needs a time above 0'],
    ['timeBudget=-1m', 'timeBudget=-1m: needs a time above 0'],
    ['checkpointEvery=soon', 'checkpointEvery=soon: needs a time such as 10m, or a whole number'],
    ['checkpointEvery=-1', 'checkpointEvery=-1: needs a time such as 10m, or a whole number'],
    ['checkpointEvery=1.5', 'checkpointEvery=1.5: needs a time such as 10m, or a whole number'],
    ['checkpointEvery=0s', 'checkpointEvery=0s: needs a time such as 10m, or a whole number'],
    ['margin=0.3', 'margin=0.3: loss crossEntropy has no margin; leave it out, or train with loss=arcFace, cosFace,'],
    ['dryRun=yes', 'dryRun=yes: needs true or false'],
    ['patience=1.5', 'patience=1.5: needs an integer ≥ 0'],
    ['batch=0', "batch=0: needs an integer ≥ 1, or 'auto'"],
    ['batch=Auto', "batch=Auto: needs an integer ≥ 1, or 'auto'"],
    ['epochs=0', 'epochs=0: needs an integer ≥ 1'],
    ['workers=1000', 'workers=1000: needs an integer from 0 to 64'],
    ['imageSize=100000', 'imageSize=100000: needs an integer from 0 to 4096'],
    ['epochs=2.5', 'epochs=2.5: needs an integer ≥ 1'],
    ['epochs=', 'epochs=: a value is missing'],
    ['resume=', 'resume=: a value is missing'],
    ['images= ', 'images= : needs an integer ≥ 0'],
    ['lr= ', 'lr= : needs a number ≥ 0'],
    ['lr=abc', 'lr=abc: needs a number ≥ 0'],
    ['lr=0x10', 'lr=0x10: needs a number ≥ 0'],
    ['lr=-1', 'lr=-1: needs a number ≥ 0'],
    ['lr=NaN', 'lr=NaN: needs a number ≥ 0'],
    ['lr=Infinity', 'lr=Infinity: needs a number ≥ 0'],
    ['lr=1e999', 'lr=1e999: needs a number ≥ 0'],
    ['flip=1.1', 'flip=1.1: needs a number from 0 to 1'],
    ['layerDecay=1.5', 'layerDecay=1.5: needs a number from 0 to 1'],
    ['headLr=-1', 'headLr=-1: needs a number ≥ 0'],
    ['dropRate=1', 'dropRate=1: needs a number ≥ 0 and < 1'],
    ['validationSplit=0', 'validationSplit=0: needs a number > 0 and < 1'],
    ['seed=4294967296', 'seed=4294967296: needs an integer from 0 to 4294967295'],
    ['name=../x', 'name=../x: needs letters, digits, _ . - only'],
    ['name=..', 'name=..: needs letters'],
  ])('refuse %s', (argument, message) => {
    expect(() => completeConfig(parseSettings('train', [argument]))).toThrow(`train: ${message}`);
  });

  it.each([
    ['loss=arcFace', 0.5],
    ['loss=cosFace', 0.35],
    ['loss=aSoftmax', 4],
    ['loss=lSoftmax', 4],
  ])('%s have the margin that suits them', (loss, margin) => {
    expect(completeConfig(parseSettings('train', [loss])).margin).toBe(margin);
    expect(completeConfig(parseSettings('train', [loss, 'margin=1'])).margin).toBe(1);
  });

  it.each([
    [['loss=arcFace', 'margin=2'], 'margin=2: loss arcFace needs an angle below π/2, 0.5 say'],
    [['loss=lSoftmax', 'margin=0.5'], 'margin=0.5: loss lSoftmax needs what the angle is multiplied by, an integer'],
    [
      ['loss=lSoftmax', 'marginScale=2'],
      'marginScale=2: loss lSoftmax has no marginScale; leave it out, or train with loss=arcFace',
    ],
    [['loss=cosFace', 'mixup=0.2'], 'mixup=0.2: loss cosFace adds a margin at one class, and mixed pictures have two'],
    [['overfit=true', 'cutmix=1'], 'cutmix=1: with overfit=true, the batch is learnt as it is; leave it out'],
    [['overfit=true', 'findLr=true'], 'findLr=true and overfit=true: each is a run of its own; leave one out'],
  ])('refuse %j together', (given, message) => {
    expect(() => completeConfig(parseSettings('train', given))).toThrow(`train: ${message}`);
  });

  it('without regularizers learn a batch by heart, unless they are given', () => {
    const config = completeConfig(parseSettings('train', ['overfit=true', 'dropRate=0.2']));
    expect(config).toMatchObject({ augment: 'none', flip: 0, weightDecay: 0, labelSmoothing: 0, dropRate: 0.2 });
    expect(() => completeResumedConfig(completeConfig({}), { overfit: 'true' })).toThrow(
      'keeps nothing; leave out resume',
    );
  });

  it('of a run that goes on may change, unless another run would result', () => {
    const saved = completeConfig({ batch: '16', lr: '0.01' });
    expect(completeResumedConfig(saved, { epochs: '20' })).toMatchObject({ batch: 16, lr: 0.01, epochs: 20 });
    expect(() => completeResumedConfig(saved, { dryRun: 'true' })).toThrow('tries a new run, and keeps nothing');
    expect(() => completeResumedConfig(saved, { findLr: 'true' })).toThrow('keeps no weights; leave out resume');
    expect(() => completeConfig({ findLr: 'true', dryRun: 'true' })).toThrow('each is a run of its own; leave one out');
    expect(() => completeResumedConfig(saved, { batch: '32' })).toThrow(
      'a run cannot go on with another batch: it has 16, got 32; start a new run',
    );
    expect(() => completeResumedConfig(saved, { momentum: '0.5' })).toThrow('AdamW has no momentum');
  });

  it('of a run that goes on take auto for the batch size that it chose', () => {
    expect(completeConfig({ batch: 'auto' }).batch).toBe(AUTO_BATCH);
    expect(completeResumedConfig(completeConfig({ batch: 32 }), { batch: 'auto' }).batch).toBe(32);
  });

  it('of a run that goes on take auto for the data set that it found', () => {
    const [subset, folder] = ['subset', 'squares'].map((data) => completeConfig({ data }));
    expect(completeResumedConfig(subset, { data: 'auto' }).data).toBe('subset');
    expect(completeResumedConfig(folder, { data: './squares' }).data).toBe(resolve('squares'));
    expect(() => completeResumedConfig(folder, { data: 'auto' })).toThrow('cannot go on with another data');
    expect(completeResumedConfig(folder, { cache: 'disk' }).cache).toBe('disk');
    expect(() => completeResumedConfig(folder, { cache: 'none' })).toThrow('cannot go on with another cache');
  });

  it('take numbers as they are written', () => {
    const written = ['0.5', '.5', '5e-1', '+0.5', '0.5E0'];
    expect(written.map((lr) => completeConfig({ lr }).lr)).toEqual(written.map(() => 0.5));
  });
});

describe('learning rate and decay', () => {
  it.each([
    ['model=resnet18', 0.01, 0.2],
    ['optimizer=SGD', 0.05, 0.0005],
    ['optimizer=Adam', 0.01, 0],
    ['model=vit_tiny_patch16_224', 0.001, 0.05],
    ['model=mixer_s16_224', 0.001, 0.05],
    ['weights=x/y', 0.001, 0.2],
  ])('%s', (argument, lr, weightDecay) => {
    expect(completeConfig(parseSettings('train', [argument]))).toMatchObject({ lr, weightDecay });
    const given = completeConfig(parseSettings('train', [argument, 'lr=0.3']));
    expect(given).toMatchObject({ lr: 0.3, weightDecay });
  });
});
