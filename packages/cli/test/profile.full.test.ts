// `fovea profile` as a user runs it: a name, a file of weights, several at once, JSON, a page, and what it refuses.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createModel } from 'fovea/models';
import { saveModel } from 'fovea/train';
import { describe, expect, it } from 'vitest';
import { folder, fovea, read, writeDataSet } from './command.ts';
import { plainPreprocessing } from './preprocessing.ts';

it('prints a model, and its report as JSON', async () => {
  const text = await fovea('profile', 'vit_base_patch16_224', 'depth=1');
  expect(text).toMatchObject({ code: 0, error: '' });
  expect(text.out).toMatch(/vit_base_patch16_224 +\[1, 1000\] +86,567,656 +17\.6 G/);
  const json = await fovea('profile', 'resnet18', 'convention=torchvision', '--json');
  const { models } = JSON.parse(json.out);
  expect(models).toHaveLength(1);
  expect(models[0]).toMatchObject({ name: 'resnet18', time: null });
  expect(models[0].profile).toMatchObject({ kind: 'profile', version: 1, convention: { name: 'torchvision' } });
  expect(models[0].profile.layers[0].flops).toBe(1_814_073_344);
  expect(models[0].receptiveField.kind).toBe('receptive-field');
}, 180_000);

it('compares a model by name with a file of weights, measured, on a page', async () => {
  const chunks: Uint8Array[] = [];
  const model = createModel('mobilenetv3_small_050', { numClasses: 3, imageSize: 64 });
  await saveModel({ write: async (bytes: Uint8Array) => void chunks.push(bytes.slice()) }, model, {
    preprocessing: plainPreprocessing(64, 0.5, 0.5),
    classNames: ['a', 'b', 'c'],
  });
  writeFileSync(join(folder, 'small.safetensors'), Buffer.concat(chunks));
  const args = [
    'profile',
    'small.safetensors',
    'mobilenetv3_small_050',
    'imageSize=64',
    'time=true',
    'runs=1',
    'threads=1',
    'html=costs.html',
  ];
  const { code, out, error } = await fovea(...args);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toMatch(/^ +small\.safetensors +mobilenetv3_small_050$/m);
  expect(out).toMatch(/forward, ms/);
  expect(read('costs.html')).toContain('<table class="layers"');
}, 180_000);

it('trains the models of a grid on the same images, and tells their accuracy', async () => {
  const grid = ['profile', 'mobilenetv3_small_050', 'vary=width:0.5,1', 'epochs=1', 'images=16', 'threads=1'];
  const data = writeDataSet('grid', { train: 54, test: 8 });
  const { out, error } = await fovea(...grid, `data=${data}`, 'html=trained.html');
  expect(error).toBe('');
  const rows = out.split('\n').filter((line) => /^ +(0\.5|1) /.test(line));
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toMatch(/ \d+\.\d %$/);
  expect(out).toMatch(
    /^accuracy: each trained from random weights \(seed 0\) for 1 epoch, 2 steps of 8 images of .*8 test/m,
  );
  expect(read('trained.html')).toContain('accuracy and what it costs');
  for (const [args, message] of [
    [['vary=imageSize:32,64', 'epochs=1', `data=${data}`], /these images have one size/],
    [['vary=numClasses:2,3', 'epochs=1', `data=${data}`], /the images of data say how many classes/],
    [['vary=width:1', 'epochs=1'], /epochs=1: there is nothing to train on; give data=/],
    [['vary=width:1', `data=${data}`], /give a run, or epochs=2 to train it at each point/],
  ] as const)
    expect((await fovea('profile', 'mobilenetv3_small_050', ...args)).error).toMatch(message);
}, 180_000);

it('refuses no model, and unknown settings', async () => {
  const [none, unknown] = await Promise.all([fovea('profile'), fovea('profile', 'resnet18', 'dept=1')]);
  expect(none).toMatchObject({ code: 1 });
  expect(none.error).toMatch(/^error: profile: needs a model, a run or a file of weights: got nothing/);
  expect(unknown.error).toMatch(/unknown setting dept; did you mean depth\?/);
}, 180_000);

describe('a model of one’s own', () => {
  const document = readFileSync(new URL('../../../docs/analysis.md', import.meta.url), 'utf8');
  const [, code = ''] = /```javascript\n(\/\/ my-model\.js\n.*?)```/s.exec(document) ?? [];

  it('is profiled from its file, as the documents show it, with nothing registered', async () => {
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(23);
    writeFileSync(join(folder, 'my-model.js'), code);
    const { out, error } = await fovea('profile', './my-model.js', 'inputShape=1x32x32x3');
    expect(error).toBe('');
    // 3·9·16 weights at 32² pixels, 16² and 25·16² of them at 16², 32·10 behind the pooling.
    expect(out).toMatch(/^MACs: 2,146,624;/m);
    expect(out).toMatch(/^parameters: 7,408, 7,408 of them trainable/m);
    const json = JSON.parse((await fovea('profile', 'my-model.js', 'imageSize=16', '--json')).out);
    expect(json.models[0].profile).toMatchObject({ model: 'TwoBranches', inputShape: [1, 16, 16, 3] });
    const labels = json.models[0].graph.root.nodes.map(({ label }: { label: string }) => label);
    expect(labels).toContain('concat · relu · mean');
    const grid = await fovea('profile', './my-model.js', 'inputShape=1x16x16x3', 'vary=width:8,16', 'html=grid.html');
    expect(grid.out).toMatch(/^ +8 +2,040 /m);
    expect(read('grid.html')).toContain('What costs do');
  }, 120_000);

  it.each([
    [
      'none.js',
      'export const x = 3;',
      /none\.js has no model as its default export: got nothing; write: export default new/,
    ],
    ['three.js', 'export default () => 3;', /the function that is its default export gave number; needs a Module/],
    ['wrong.js', 'export default', /wrong\.js cannot be loaded: SyntaxError/],
    ['throws.js', "export default () => { throw new Error('no luck'); };", /making the model failed: Error: no luck/],
    [
      'shape.js',
      'export const inputShape = [0]; export default () => 3;',
      /exports inputShape = \[0\]; needs a list of whole numbers/,
    ],
    [
      'small.js',
      "import { Conv2d } from 'fovea/nn'; export default new Conv2d(3, 4, { kernelSize: 300 });",
      /small\.js cannot take \[1, 224, 224, 3\]: conv2d: a window of 300 does not fit height 224.*; give another size with inputShape=…/,
    ],
    [
      'asks.js',
      "import { ReLU } from 'fovea/nn'; export default class Asks extends ReLU { async forward(x) { return (await x.sum().item()) > 0 ? x : x.neg(); } }",
      /Asks has an asynchronous forward, whose course may depend on values/,
    ],
    [
      'peeks.js',
      "import { ReLU } from 'fovea/nn'; export default class Peeks extends ReLU { forward(x) { return x.mean().item() > 0 ? x : x.neg(); } }",
      /^error: profile: \.\/peeks\.js: profileModel: the forward of Peeks asks for values .*; needs a forward that computes with tensors alone[^\n]*\n$/,
    ],
    [
      'slips.js',
      "import { ReLU } from 'fovea/nn'; export default class Slips extends ReLU { forward(x) { return x.negated(); } }",
      /^error: profile: \.\/slips\.js: its forward fails: TypeError: x\.negated is not a function\n$/,
    ],
    [
      'pair.js',
      "import { concat } from 'fovea'; import { Module } from 'fovea/nn'; export default class Pair extends Module { forward(x, y) { return concat([x, y], 1); } }",
      /^error: profile: \.\/pair\.js: profileModel: the forward of Pair takes 2 arguments and fails with one: .*; give a list of inputs/,
    ],
    [
      'both.js',
      "import { ReLU } from 'fovea/nn'; export const inputShape = [1, 2]; export const inputs = [[1, 2]]; export default ReLU;",
      /both\.js exports inputShape and inputs; leave one of them out/,
    ],
    [
      'form.js',
      "import { ReLU } from 'fovea/nn'; export const inputs = [1, 2]; export default ReLU;",
      /form\.js exports inputs of another form; needs a list with a shape or tensor for each argument of forward/,
    ],
  ])('says what is wrong with %s', async (name, text, message) => {
    writeFileSync(join(folder, name), text);
    const { code, error } = await fovea('profile', `./${name}`);
    expect(code).toBe(1);
    expect(error).toMatch(message);
  });

  it('takes several inputs and whole numbers, from the file or the command', async () => {
    const towers = `import { zeros } from 'fovea'; import { Conv2d, Embedding, Linear, Module } from 'fovea/nn';
      export default class Towers extends Module {
        image = new Conv2d(3, 8, { kernelSize: 3 }); text = new Embedding(20, 8); head = new Linear(8, 4);
        forward(images, ids) { return this.head.forward(this.image.forward(images).mean([1, 2]).mul(this.text.forward(ids).mean(1))); }
      }`;
    writeFileSync(join(folder, 'towers.js'), towers);
    writeFileSync(
      join(folder, 'towers-inputs.js'),
      `${towers} export const inputs = [[1, 16, 16, 3], zeros([1, 7], 'int32')];`,
    );
    const asked = await fovea('profile', './towers.js', 'inputShape=1x16x16x3+1x7:int32');
    const own = await fovea(
      'profile',
      './towers-inputs.js',
      'signals=true',
      'inputs=3',
      'time=true',
      'runs=1',
      'html=t.html',
    );
    for (const { out } of [asked, own]) {
      expect(out).toMatch(/^input \[1, 16, 16, 3\] and int32 \[1, 7\]$/m);
      expect(out).toMatch(/├─ text: Embedding/);
    }
    expect(own.out).toContain('standard deviations of activations');
    expect(read('t.html')).toContain('1 × 16 × 16 × 3 and 1 × 7 int32');
    const many = await fovea('profile', './towers-inputs.js', 'batch=4', 'vary=batch:1,4', '--json');
    expect(
      JSON.parse(many.out).models[0].sensitivity.points.map(
        ({ figures }: { figures: { macs: number } }) => figures.macs,
      ),
    ).toEqual([1, 4].map((count) => count * (196 * 27 * 8 + 8 * 4)));
    expect((await fovea('profile', './towers-inputs.js', 'imageSize=32')).error).toMatch(
      /imageSize=…: \.\/towers-inputs\.js reads several inputs; write their sizes in inputShape=…/,
    );
    expect((await fovea('profile', './towers-inputs.js', 'erf=true')).error).toMatch(
      /erf=true: needs a model of images \[N, H, W, C\]: this one reads several inputs/,
    );
    expect((await fovea('profile', './towers.js', 'inputShape=1x16+')).error).toMatch(/needs sizes such as/);
  });

  it('refuses an input shape for what says its own', async () => {
    expect((await fovea('profile', 'resnet18', 'inputShape=1x2x2x3')).error).toMatch(
      /inputShape=1x2x2x3: is for a model of your own/,
    );
    expect((await fovea('profile', 'resnet18', 'inputShape=1x0')).error).toMatch(/needs sizes such as 1x224x224x3/);
  });
});
