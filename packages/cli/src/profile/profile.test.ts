// The text and the page of `fovea profile`, from models that are counted here.

import { setBackend, type Tensor } from 'fovea';
import {
  effectiveReceptiveField,
  type LayerEffectiveField,
  measureTime,
  modelGraph,
  profileModel,
  receptiveField,
  sensitivity,
} from 'fovea/analysis';
import { Conv2d, GlobalAvgPool2d, Identity, Linear, Module, ReLU, Sequential } from 'fovea/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import { gridHtml } from '../report/grid-report.ts';
import { layerTable } from '../report/layer-table.ts';
import { paretoPlot } from '../report/pareto.ts';
import { profileHtml } from '../report/profile-report.ts';
import { completeSettings } from '../settings/settings.ts';
import { compareText, deltaText } from './compare.ts';
import { PROFILE_OPTIONS, sidesOf } from './config.ts';
import { windowsText } from './flow-text.ts';
import { frontOf, frontText, readFrontKeys } from './front.ts';
import { profileGrid } from './grid.ts';
import { findSource } from './load-subject.ts';
import { remarksOn } from './remarks.ts';
import { fieldText, short } from './rows.ts';
import { examine, type Subject } from './subject.ts';
import { profileText } from './table.ts';
import { readAxes, sensitivityText } from './vary.ts';

const stop = new AbortController().signal;
const config = completeSettings('profile', PROFILE_OPTIONS, { imageSize: '64' });
const machine = { gigaflopsPerSecond: 10, gigabytesPerSecond: 10 };

/** One measured, a few layers, so that it does not take long; one only counted. */
let small: Subject;
let resnet: Subject;

/** What a detector gives. */
class TwoHeads extends Module {
  readonly mask = new Conv2d(3, 4, { kernelSize: 3, padding: 1 });
  readonly pool = new GlobalAvgPool2d();
  readonly boxes = new Linear(4, 2);

  override forward(x: Tensor): unknown {
    const mask = this.mask.forward(x);
    return { mask, boxes: [this.boxes.forward(this.pool.forward(mask))] };
  }
}

async function measured(): Promise<Subject> {
  const model = new Sequential(
    new Conv2d(3, 8, { kernelSize: 3, padding: 1 }),
    new ReLU(),
    new Conv2d(8, 8, { kernelSize: 3, stride: 2 }),
    new GlobalAvgPool2d(),
    new Linear(8, 2),
  );
  const shape = [1, 16, 16, 3];
  return {
    name: 'small',
    profile: await profileModel(model, shape),
    receptiveField: await receptiveField(model, shape),
    time: await measureTime(model, shape, { runs: 1, machine }),
    graph: await modelGraph(model, shape),
  };
}

beforeAll(async () => {
  await setBackend('wasm', { threads: 1 });
  resnet = await examine('resnet18', config, undefined, stop);
  small = await measured();
}, 60_000);

describe('the table', () => {
  it('is a tree down to the depth asked for, with what it adds up to', () => {
    const text = profileText(resnet, 1);
    const lines = text.split('\n');
    expect(lines[0]).toBe('input [1, 64, 64, 3]');
    expect(lines[1]).toMatch(/^layer +output +parameters +MACs +FLOPs +elementwise +share +sees$/);
    expect(lines[2]).toMatch(/^resnet18 +\[1, 1000\] +11,689,512 +149 M +298 M +806 k +100\.0 % +whole image$/);
    expect(text).toMatch(/├─ conv1: Conv2d +\[1, 32, 32, 64\] +9,408 +9\.63 M +\S+ M +6\.\d % +7/);
    expect(text).toMatch(/└─ fc: Classifier/);
    expect(text).not.toMatch(/layer1\.0\.conv1|│/);
    expect(text).toMatch(/parameters: 11,689,512, 11,689,512 of them trainable; buffers: 9,620/);
    expect(text).toMatch(/FLOPs \(exact\): /);
    expect(text).toMatch(/memory: weights 46\.8 MB; intermediate values .* at inference, .* to train/);
    expect(profileText(resnet, 2)).toMatch(/│ {2}├─ conv1: Conv2d/);
  });

  it('marks layers that the image is too small for', () => {
    const text = profileText(resnet, 2);
    expect(text).toMatch(/conv2: Conv2d +\[1, 2, 2, 512\].* \*/);
    expect(text).toMatch(/\* the image is too small for this layer/);
  });

  it('has a line for each of several outputs, with its name, shape and field', async () => {
    const model = new TwoHeads();
    const shape = [1, 8, 8, 3];
    const [profile, field] = [await profileModel(model, shape), await receptiveField(model, shape)];
    const subject = { name: 'heads', time: null, graph: null, profile, receptiveField: field };
    const text = profileText(subject, 1);
    expect(text).toMatch(/^TwoHeads +2 outputs +122 /m);
    expect(text).toMatch(/^│ → output\.mask +\[1, 8, 8, 4\] +3$/m);
    expect(text).toMatch(/^│ → output\.boxes 0 +\[1, 2\] +whole image$/m);
    expect(layerTable(subject)).toContain('output.mask: 1\u2009×\u20098\u2009×\u20098\u2009×\u20094; output.boxes 0: ');
  });

  it('has times where they were measured', () => {
    const text = profileText(small, 1);
    expect(text).toMatch(/sees +ms +backward +GFLOP\/s +limit/);
    expect(text).toMatch(/time: [\d.]+ ms forward in \d+ kernels, [\d.]+ ms with the backward pass/);
    expect(text).toMatch(/in the tree each kernel is timed by itself, and they add up to [\d.]+ ms/);
    expect(text).toMatch(/limits: 10\.0 GFLOP\/s, 10\.0 GB\/s/);
  });
});

it('compares models with the first of them', async () => {
  const text = compareText([resnet, await examine('resnet34', config, undefined, stop)]);
  expect(text.split('\n')[0]).toMatch(/^ +resnet18 +resnet34$/);
  expect(text).toMatch(/parameters +11,689,512 +21,797,672 \(\+86\.5 %\)/);
  expect(deltaText(1, 2)).toBe('−50.0 %');
  expect(deltaText(1, 0)).toBe('');
});

describe('the page', () => {
  it('holds everything in one file, names made safe', () => {
    const subject = small;
    const html = profileHtml([{ ...subject, name: '<b>run</b>' }, resnet]);
    expect(html).toContain('&lt;b&gt;run&lt;/b&gt;');
    expect(html).not.toContain('<b>run');
    expect(html).not.toMatch(/(src|href)=|https?:\/\/(?!www\.w3\.org)/);
    expect(html.match(/<table class="layers"/g)).toHaveLength(2);
    expect(html.match(/<svg /g)?.length).toBeGreaterThanOrEqual(5);
    expect(html).toContain('Side by side');
    expect(html).toContain('roofline');
  });
});

describe('settings', () => {
  it('of the size are a side, or height and width', () => {
    expect(sidesOf({ imageSize: '96' })).toEqual([96, 96]);
    expect(sidesOf({ imageSize: '96x64' })).toEqual([96, 64]);
    expect(sidesOf({ imageSize: '' })).toBeUndefined();
    for (const imageSize of ['0', 'x', '12x', '12x0', '-3', '1e3'])
      expect(() => completeSettings('profile', PROFILE_OPTIONS, { imageSize })).toThrow(
        /imageSize=.*needs a side such as/,
      );
  });

  it('name a model that there is', async () => {
    await expect(examine('resnet19', config, undefined, stop)).rejects.toThrow(
      /profile: there is no model, run or file resnet19; did you mean resnet18\?/,
    );
    await expect(examine('runs/nowhere/at/all', config, undefined, stop)).rejects.toThrow(
      /there is no run, folder or file/,
    );
    await expect(examine('vit_tiny_patch16_224', { ...config, imageSize: '65' }, undefined, stop)).rejects.toThrow(
      /vit_tiny_patch16_224: imageSize must be multiples of 16 above 0: got 65 × 65/,
    );
  });
});

it.each([
  [0, '0'],
  [12, '12'],
  [1234, '1.23 k'],
  [17_563_828_224, '17.6 G'],
  [2.5e12, '2.50 T'],
])('writes %d as %s', (value, text) => {
  expect(short(value)).toBe(text);
});

describe('vary', () => {
  it('is options with values', () => {
    expect(readAxes('imageSize:128,160x224+width:0.5,1+smallImage:true')).toEqual({
      imageSize: [128, '160x224'],
      width: [0.5, 1],
      smallImage: [true],
    });
    for (const [text, message] of [
      ['imageSize', /vary=imageSize: got imageSize; vary= is written option:value/],
      ['a:1+', /got nothing; vary= is written/],
      ['a:1,', /a has an empty value/],
      ['a:1+a:2', /a is given twice/],
      [`a:${Array.from({ length: 30 }, (_, i) => i)}+b:${Array.from({ length: 30 }, (_, i) => i)}`, /900 combinations/],
    ] as const)
      expect(() => readAxes(text)).toThrow(message);
  });

  it('goes over sizes and scales of a model by name', async () => {
    const source = await findSource('mobilenetv3_small_050', config, stop);
    expect(source.options).toEqual(['imageSize', 'batch', 'numClasses', 'smallImage', 'width']);
    const report = await sensitivity(source.make, { imageSize: [32, '32x64'], width: [1, 2], batch: [1] });
    const text = sensitivityText('small', report);
    expect(text.split('\n')[1]).toMatch(/^imageSize +width +batch +parameters +MACs/);
    expect(text).toMatch(/^ +32x64 +2 +1 +[\d,]+ +[\d.]+ M/m);
    expect(text).toMatch(/with imageSize, by the power of: parameters 0\.00; MACs 0\.75/);
    const html = gridHtml([{ name: '<i>', sensitivity: report }]);
    expect(html).toContain('&lt;i&gt;');
    expect(html.match(/<svg /g)?.length).toBe(6);
    expect(html).not.toMatch(/(src|href)=|https?:\/\/(?!www\.w3\.org)/);
  });

  it('keeps what fails in the table', async () => {
    const { make } = await findSource('vit_tiny_patch16_224', config, stop);
    const report = await sensitivity(make, { imageSize: [20, 'x'] }, { memory: false });
    expect(sensitivityText('vit', report)).toMatch(/^ +20 +cannot be: .*multiples of 16/m);
    expect(sensitivityText('vit', report)).toMatch(/^ +x +cannot be: imageSize:x: needs a side such as 224/m);
    expect(gridHtml([{ name: 'vit', sensitivity: report }])).toContain('multiples of 16');
  });
});

describe('vary, of options that make no difference', () => {
  it('says which models are the same, and which kernels cannot be', async () => {
    const source = await findSource('replknet_31b', config, stop);
    const report = await sensitivity(source.make, { kernelSize: [3, 4] }, { memory: false });
    expect(sensitivityText('r', report)).toMatch(/^ +4 +cannot be: .*kernelSize must be an odd number from 5.*got 4/m);
    expect(report.same).toEqual([]);
    const conv = { model: new Conv2d(3, 3, { kernelSize: 3 }), inputShape: [1, 8, 8, 3] };
    const idle = await sensitivity(() => conv, { gamma: [1, 2, 3] }, { memory: false });
    expect(idle.same).toEqual([{ axis: 'gamma', values: [1, 2, 3] }]);
    expect(sensitivityText('idle', idle)).toMatch(
      /^warning: the models of gamma=1, 2, 3 are the same, layer by layer/m,
    );
    expect(gridHtml([{ name: 'idle', sensitivity: idle }])).toContain('the models of gamma=1, 2, 3 are the same');
  });

  it('refuses those that the model does not have, with the one that is meant', async () => {
    await expect(profileGrid(['replknet_31b'], { kernelsize: [5] }, config, undefined, stop)).rejects.toThrow(
      /replknet_31b has no such option; did you mean kernelSize\? it has imageSize, /,
    );
  });

  it('says why there is no memory of training', async () => {
    const { make } = await findSource('resnet18', config, stop);
    const text = sensitivityText('resnet18', await sensitivity(make, { imageSize: [32] }));
    expect(text).toMatch(/^–: cannot train on this input: .*needs more than one value per channel/m);
  });
});

describe('what units see', () => {
  const subjectOf = async (compute: (x: Tensor) => Tensor): Promise<Subject> => {
    const model = Object.assign(new Identity(), { forward: compute });
    const shape = [1, 8, 8, 3];
    const counted = { profile: await profileModel(model, shape), receptiveField: await receptiveField(model, shape) };
    return { ...small, time: null, graph: null, ...counted };
  };

  it('is the whole image only where that is so, and a number with a mark where it goes by this image', async () => {
    const [pooled, mirrored, both] = [
      await subjectOf((x) => x.mean([1, 2])),
      await subjectOf((x) => x.slice(1, 0, 4).add(x.slice(1, 0, 4).flip(1))),
      await subjectOf((x) => x.mean([1], { keepDims: true })),
    ];
    expect([pooled, mirrored, both].map(({ receptiveField: { layers } }) => fieldText(layers[0]))).toEqual([
      'whole image',
      '4†×1',
      'whole image×1',
    ]);
    const text = compareText([pooled, mirrored]);
    expect(text).toMatch(/field of windows alone +whole image \(Identity\) +4†×1 \(Identity\)/);
    expect(text).toContain('† the most that a unit sees of this image');
    expect(profileHtml([mirrored])).toContain('† the most that a unit sees of this image');
    const theoretical = null;
    expect(windowsText({ theoretical, wholeImage: true } as LayerEffectiveField)).toBe('whole image');
    expect(windowsText({ theoretical, wholeImage: false } as LayerEffectiveField)).toBe('–');
  });

  it('leaves a model without a figure out of a front in words', async () => {
    const pooled = { ...(await subjectOf((x) => x.mean([1, 2]))), name: 'pooled' };
    const front = frontOf([small, pooled], ['macs', 'receptiveField']);
    expect(front.leftOut).toEqual([
      { model: 'pooled', reason: 'no receptive field: none of its layers has a field of windows alone' },
    ]);
    expect(frontText(front)).toMatch(/^Pareto front of MACs, receptive field: small\n {2}left out: pooled \(no /);
    expect(paretoPlot([small, resnet])).toContain('memory at inference, weights included');
    expect(paretoPlot([small, resnet, pooled])).toContain('left out: pooled (no receptive field');
  });
});

it('names the other name of a shared module', async () => {
  const shared = new Conv2d(3, 3, { kernelSize: 3 });
  const model = Object.assign(new Identity(), { a: shared, b: shared, forward: (x: Tensor) => shared.forward(x) });
  const shape = [1, 8, 8, 3];
  const subject = {
    ...small,
    time: null,
    profile: await profileModel(model, shape),
    receptiveField: await receptiveField(model, shape),
  };
  expect(subject.receptiveField.layers[2]).toMatchObject({ name: 'b', sameAs: 'a', axes: [{ size: 3 }, { size: 3 }] });
  expect(profileText(subject, 1)).toMatch(/└─ b: Conv2d +the same as a +3$/m);
  expect((await effectiveReceptiveField(model, shape, { layers: 'b' })).layers[0].name).toBe('a');
});

describe('the front', () => {
  it('is of the figures that are chosen', async () => {
    const large = await examine('resnet34', config, undefined, stop);
    const figures = readFrontKeys('parameters, receptiveField', false);
    expect(frontText(frontOf([resnet, large], figures))).toBe(
      'Pareto front of parameters, receptive field: resnet18, resnet34',
    );
    expect(frontOf([resnet, large], ['parameters', 'macs']).models).toEqual(['resnet18']);
    const plot = paretoPlot([resnet, large]);
    expect(plot.match(/class="plot"/g)?.length).toBe(10);
    expect(plot.match(/class="plot" data-pair="[^"]+">/g)?.length).toBe(1);
  });

  it.each([
    ['macs', /needs two or more of parameters, macs,/],
    ['macs,speed', /got speed/],
    ['macs,milliseconds', /measured with time=true only/],
  ])('refuses %s', (text, message) => {
    expect(() => readFrontKeys(text, false)).toThrow(message);
  });
});

it('remarks on what is odd', async () => {
  const idle = { ...small, profile: await profileModel(new Identity(), [1, 2]) };
  expect(remarksOn(idle)).toEqual([
    'The model has no parameters: there is nothing to train.',
    'The model computes nothing from its input.',
  ]);
  class Nothing extends Identity {
    override forward(x: Tensor): Tensor {
      return super.forward(x).slice(1, 0, 0);
    }
  }
  const empty = { ...small, profile: await profileModel(new Nothing(), [1, 2]) };
  expect(remarksOn(empty)[2]).toMatch(/^A size of 0: the model gives no values/);
  expect(profileText(empty, 1)).toContain('A size of 0');
});
