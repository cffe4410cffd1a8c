// Effective fields and signals of `fovea profile`: the text, the JSON and the page, of a small model and of several.

import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setBackend } from 'fovea';
import { profileModel, receptiveField } from 'fovea/analysis';
import { BatchNorm2d, Conv2d, GlobalAvgPool2d, Linear, ReLU, Sequential } from 'fovea/nn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitting } from '../own/fitting.ts';
import { pngBytes } from '../report/png.ts';
import { profileHtml } from '../report/profile-report.ts';
import { completeSettings } from '../settings/settings.ts';
import { compareText } from './compare.ts';
import { PROFILE_OPTIONS } from './config.ts';
import { diagramFigures } from './diagram-figures.ts';
import { examineFlow, flowJson } from './flow.ts';
import { flowLines, warningLines } from './flow-text.ts';
import type { Subject } from './subject.ts';

const SHAPE = [1, 16, 16, 3];
const picture = join(tmpdir(), `fovea-flow-${process.pid}.png`);

const network = (bias: boolean): Sequential =>
  new Sequential(
    new Conv2d(3, 8, { kernelSize: 3, padding: 1, bias }),
    new BatchNorm2d(8),
    new ReLU(),
    new Conv2d(8, 8, { kernelSize: 3, stride: 2, padding: 1 }),
    new ReLU(),
    new GlobalAvgPool2d(),
    new Linear(8, 2),
  );

async function subject(name: string, bias: boolean, settings: Readonly<Record<string, string>>): Promise<Subject> {
  const model = network(bias);
  const config = completeSettings('profile', PROFILE_OPTIONS, { inputs: '3', ...settings });
  const flow = await examineFlow({ model, inputShape: SHAPE }, config, undefined);
  return {
    name,
    profile: await profileModel(model, SHAPE),
    receptiveField: await receptiveField(model, SHAPE),
    time: null,
    graph: null,
    ...(flow && { flow }),
  };
}

let biased: Subject;
let plain: Subject;

beforeAll(async () => {
  await setBackend('wasm', { threads: 1 });
  const data = Uint8Array.from({ length: 20 * 24 * 3 }, (_, i) => (i * 37) % 256);
  writeFileSync(picture, pngBytes({ width: 24, height: 20, channels: 3, data }));
  biased = await subject('biased', true, { erf: 'true', signals: 'true', picture });
  plain = await subject('plain', false, { erf: 'true', signals: 'true', flips: 'true', layers: '2, 4' });
}, 60_000);

afterAll(() => rmSync(picture, { force: true }));

describe('the text', () => {
  it('has a table of fields, what signals do with depth, and warnings', () => {
    const lines = flowLines(biased.flow);
    expect(lines[1]).toMatch(/^effective receptive field, 3 random inputs: /);
    expect(lines[2]).toMatch(/^layer +windows +20 % +30 % +50 % +99 % +sigma +R²$/);
    expect(lines.find((line) => line.startsWith('4 '))).toMatch(/^4 +5 +\d/);
    expect(lines.join('\n')).toMatch(
      /signals, 3 random inputs: standard deviations of activations [×÷] \S+ over 3 layers/,
    );
    expect(lines.join('\n')).toMatch(/gradient-to-weight ratios from \S+ to \S+\n {2}1 warning, above/);
    expect(warningLines(biased.flow)).toEqual([expect.stringMatching(/^warning: A bias before a norm .*0\.bias/)]);
    expect(flowLines(plain.flow)).toContain('  no warnings');
    expect(flowLines(plain.flow).join('\n')).toMatch(
      /flips: .*\n {2}3: convolution with kernel 3, stride 2 and padding 1/,
    );
    expect(flowLines(undefined)).toEqual([]);
  });

  it('compares models by the fields of their last maps', () => {
    const text = compareText([biased, plain]);
    expect(text).toMatch(/half of the effective field, pixels +\d+ +\d+/);
    expect(text).toMatch(/warnings +1 +0/);
  });
});

it('the JSON has all but the maps', () => {
  const json = JSON.parse(JSON.stringify(flowJson(plain.flow as NonNullable<Subject['flow']>)));
  expect(json.effectiveField).toMatchObject({ kind: 'effective-receptive-field', inputShape: [3, 16, 16, 3] });
  expect(json.effectiveField.layers.map(({ name }: { name: string }) => name)).toEqual(['2', '4']);
  expect(json.effectiveField.layers[0].map).toBeUndefined();
  expect(json.signals).toMatchObject({ kind: 'signal-propagation', warnings: [] });
  expect(json.flips.layers[0].misalignment).toBeLessThan(1e-3);
  expect(json.flips.layers[0].map).toBeUndefined();
});

it('the diagram can be coloured by every figure that was measured', () => {
  const figures = diagramFigures(plain);
  const told = (title: string, layer: string) => figures.find((one) => one.title === title)?.values?.[layer];
  expect(told('50 % of the effective field', '2')).toBeGreaterThan(0);
  expect(told('standard deviation', '1')).toBeCloseTo(1, 1);
  expect(told('saturated, low end', '2')).toBe(told('zeros', '2'));
  expect(told('saturated, high end', '2')).toBe(0);
  expect(told('gradient-to-weight ratio', '')).toBeGreaterThanOrEqual(told('gradient-to-weight ratio', '0') ?? 1e9);
  expect(told('flip misalignment', '3')).toBeGreaterThan(0.01);
  const groups = [...new Set(figures.map(({ group }) => group))];
  expect(groups.join()).toBe('cost,memory,what units see,activations,gradients and weights,mirrored pictures');
});

describe('the page', () => {
  it('shows warnings first, fields over the picture, maps, charts and weights, all in one file', () => {
    const html = profileHtml([{ ...biased, name: '<b>run</b>' }]);
    expect(html.indexOf('A bias before a norm')).toBeLessThan(html.indexOf('class="figures"'));
    expect(html).toContain('receptive fields over the picture');
    expect(html.match(/alt="effective receptive field of/g)).toHaveLength(
      biased.flow?.effectiveField?.layers.length ?? 0,
    );
    expect(html).toContain('How signals flow');
    expect(html).toContain('effective rank');
    expect(html).not.toContain('<b>run');
    expect(html).not.toMatch(/href=|https?:\/\/(?!www\.w3\.org)|src="(?!data:)/);
  });

  it('puts the maps of several models side by side', () => {
    const html = profileHtml([biased, plain]);
    expect(html).toContain('Which pixels count, side by side');
    expect(html).toContain('biased: 4');
    expect(html).toContain('plain: 4');
  });

  it('says why no map is there, and that all of the image is seen', () => {
    const { effectiveField } = biased.flow ?? {};
    const [whole] = biased.receptiveField.layers;
    const html = profileHtml([
      {
        ...biased,
        profile: { ...biased.profile, layers: biased.profile.layers.slice(0, 1) },
        receptiveField: { ...biased.receptiveField, layers: [whole] },
        flow: { effectiveField: { ...effectiveField, layers: [] } } as unknown as Subject['flow'],
      },
    ] as Subject[]);
    expect(html).toMatch(/<h2>Which pixels count<\/h2>.*None is measured: no layer gives a map of several units/s);
    expect(html).not.toContain('windows alone');
    expect(html).toMatch(/>all<.*pixels of the image seen/s);
  });

  it('has none of it where nothing was asked for', async () => {
    const bare = await subject('bare', false, {});
    expect(bare.flow).toBeUndefined();
    const html = profileHtml([bare]);
    expect(html).not.toContain('Which pixels count');
    expect(html).not.toContain('How signals flow');
  });
});

describe('pictures', () => {
  it('of a pattern are what fields and signals are measured on, and the first is shown', async () => {
    const { flow } = await subject('given', false, { erf: 'true', pictures: picture, layers: '4' });
    expect(flow?.effectiveField).toMatchObject({ input: 'given', inputShape: [1, 16, 16, 3] });
    expect(flow?.picture).toMatchObject({ width: 16, height: 16, channels: 3 });
    expect(flowLines(flow)[1]).toContain('1 picture:');
  });

  it('are made to fit as the run says, or else the middle of them', () => {
    const mean = [0.1, 0.2, 0.3];
    expect(fitting([1, 8, 9, 3], { mean, cropPct: 0.9 })).toMatchObject({
      imageSize: [8, 9],
      mean,
      cropPct: 0.9,
      channels: 3,
    });
    expect(fitting([1, 8, 9, 1], undefined)).toMatchObject({
      mean: [0.5],
      std: [0.5],
      interpolation: 'bicubic',
      cropPct: 1,
    });
  });

  it('need a model of images, and have to be there', async () => {
    const config = completeSettings('profile', PROFILE_OPTIONS, { picture });
    await expect(examineFlow({ model: new Linear(4, 2), inputShape: [1, 4] }, config, undefined)).rejects.toThrow(
      /profile: picture=…: needs a model of images \[N, H, W, 3\] or \[N, H, W, 1\]: this one reads \[1, 4\]/,
    );
    const erf = completeSettings('profile', PROFILE_OPTIONS, { erf: 'true' });
    await expect(examineFlow({ model: new Linear(4, 2), inputShape: [1, 4] }, erf, undefined)).rejects.toThrow(
      /profile: erf=true: needs a model of images \[N, H, W, C\]: this one reads \[1, 4\]/,
    );
    await expect(subject('none', false, { picture: '/nowhere/at/all.png' })).rejects.toThrow(/nowhere/);
    await expect(subject('none', false, { erf: 'true', layers: 'con' })).rejects.toThrow(
      /no layer of the Sequential is called 'con'/,
    );
  });
});
