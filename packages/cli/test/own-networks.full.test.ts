// A model of the user's own in `fovea explain`, `attack` and `fuse`: what each does with it, and what it says of one that it cannot take.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';
import { writePictures } from './picture-files.ts';

const NETWORK = `import { BatchNorm2d, Conv2d, Linear, Module } from 'fovea/nn';
import { relu } from 'fovea/ops';
export const inputShape = [1, 16, 16, 3];
export const classNames = ['cat', 'dog', 'bird'];
export default class Net extends Module {
  conv = new Conv2d(3, 4, { kernelSize: 3, padding: 1, stride: 2 });
  bn = new BatchNorm2d(4);
  head = new Linear(4, 3);
  forward(x) { return this.head.forward(relu(this.bn.forward(this.conv.forward(x))).mean([1, 2])); }
}`;

const MODULES: Readonly<Record<string, string>> = {
  'net.js': NETWORK,
  'weighed.js': `${NETWORK} export const weights = 'net.safetensors'; export const preprocessing = { mean: [0, 0, 0], std: [1, 1, 1] };`,
  'maps.js': "import { Conv2d } from 'fovea/nn'; export default () => new Conv2d(3, 8, { kernelSize: 3 });",
  'two.js': `${NETWORK} export const inputs = [[1, 16, 16, 3], [1, 4]];`.replace(
    'export const inputShape',
    'const inputShape',
  ),
  'slip.js':
    "import { ReLU } from 'fovea/nn'; export default class Slip extends ReLU { forward(x) { return x.negated(); } }",
  'names.js': NETWORK.replace("'bird'", "'bird', 'fox'"),
  'levels.js': `${NETWORK} export const preprocessing = { average: 3 };`,
  'weights.js': `${NETWORK} export const weights = 3;`,
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(MODULES)) writeFileSync(join(folder, name), text);
  await writePictures(join(folder, 'pictures'), 1);
}, 60_000);

const QUICK = ['threads=1'];

describe('a model of code', () => {
  it('is explained, by its classes and the layer that is named, on a page', async () => {
    const args = [
      'method=gradcam,saliency',
      'layer=conv',
      'class=dog',
      'flips=true',
      'html=why.html',
      '--json',
      ...QUICK,
    ];
    const { out, code, error } = await fovea('explain', './net.js', 'pictures', ...args);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const { randomWeights, pictures, flips } = JSON.parse(out);
    // Of code nobody can tell.
    expect(randomWeights).toBeNull();
    expect(pictures[0].className).toBe('dog');
    expect(pictures[0].maps.map(({ height }: { height: number }) => height)).toEqual([8, 16]);
    expect(flips.causes[0].layer).toBe('conv');
    expect(read('why.html')).toContain('the weights are those that the file');
    expect((await fovea('explain', './net.js', 'pictures', 'imageSize=24', ...QUICK)).out).toMatch(/Grad-CAM +12 × 12/);
  });

  it('is attacked', async () => {
    const { out, code } = await fovea('attack', './net.js', 'pictures', 'epsilon=8/255', 'steps=2', '--json', ...QUICK);
    expect(code).toBe(0);
    const { budgets, attack } = JSON.parse(out);
    expect(attack).toMatchObject({ method: 'pgd', target: null });
    expect(budgets[0].change.linf).toBeLessThanOrEqual(8 / 255 + 1e-6);
  });

  it('is fused, and its weights are written where output= says', async () => {
    const { out } = await fovea('fuse', './net.js', 'runs=1', ...QUICK);
    expect(out).toMatch(/^1 batch norms were folded\n[\s\S]*nothing was written; output=… names a file/);
    const { output, difference, report } = JSON.parse(
      (await fovea('fuse', './net.js', 'output=fused.safetensors', 'pictures=pictures', 'runs=1', '--json', ...QUICK))
        .out,
    );
    expect(difference).toBeLessThan(1e-5);
    expect(report.after.parameters).toBe(report.before.parameters - 8);
    expect(existsSync(join(folder, output))).toBe(true);
  });

  it('has the weights of a file that it names', async () => {
    expect((await fovea('explain', './weighed.js', 'pictures', ...QUICK)).error).toMatch(
      /explain: \.\/weighed\.js: there is no file of weights .*net\.safetensors/,
    );
    // Fused weights are of a model without the norm, and say so.
    const { error } = await fovea('explain', './net.js', 'pictures', 'weights=fused.safetensors', ...QUICK);
    expect(error).toMatch(/missing: bn\.weight/);
  });

  it.each<[string, string, RegExp]>([
    [
      'explain',
      'maps.js',
      /maps\.js: Predictor: Conv2d must give logits \[N, classes\]: got a tensor \[1, 222, 222, 8\]/,
    ],
    [
      'attack',
      'two.js',
      /two\.js reads several inputs, or whole numbers: needs a model of images .*`fovea profile \.\/two\.js` takes others/,
    ],
    ['fuse', 'slip.js', /fuse: \.\/slip\.js: its forward fails: TypeError: x\.negated is not a function/],
    ['explain', 'slip.js', /explain: \.\/slip\.js: its forward fails: TypeError/],
    ['attack', 'names.js', /names\.js: Predictor: got 4 class names for a model of 3 classes/],
    [
      'explain',
      'levels.js',
      /levels\.js exports preprocessing of another form; needs an object of mean, std, .*: got average/,
    ],
    ['attack', 'weights.js', /weights\.js exports weights of another form; needs the name of a file/],
  ])('%s refuses %s in words', async (command, name, message) => {
    const pictures = command === 'fuse' ? [] : ['pictures'];
    const { code, error } = await fovea(command, `./${name}`, ...pictures, ...QUICK);
    expect(code).toBe(1);
    expect(error).toMatch(message);
  });

  it.each(['explain', 'attack', 'fuse'])(
    '%s says that code has no runs and no attention to roll out',
    async (command) => {
      const pictures = command === 'fuse' ? [] : ['pictures'];
      expect((await fovea(command, './net.js', ...pictures, 'weights=last', ...QUICK)).error).toMatch(
        /weights=last: \.\/net\.js is/,
      );
      if (command !== 'explain') return;
      expect((await fovea('explain', './net.js', 'pictures', 'method=rollout', ...QUICK)).error).toMatch(
        /the network has no attention of all patches to all/,
      );
      expect((await fovea('explain', './net.js', 'pictures', 'numClasses=4', ...QUICK)).error).toMatch(
        /says its own; leave it out/,
      );
    },
  );
});
