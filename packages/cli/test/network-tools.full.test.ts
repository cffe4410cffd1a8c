// `fovea fuse`, `fovea attack` and `fovea bench` as a user runs them: what they print, write and refuse.

import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'fovea/predict';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';
import { COLOURS, writePictures } from './picture-files.ts';
import { CLASSES, RUN, writeRun } from './trained-run.ts';

beforeAll(async () => {
  await writeRun();
  await writePictures(join(folder, 'pictures'), 4);
}, 60_000);

const QUICK = ['runs=1', 'threads=1'];

describe('fuse', () => {
  it('writes fused weights that see what the run sees', async () => {
    const { code, out } = await fovea('fuse', RUN, 'pictures=pictures', ...QUICK);
    expect(code).toBe(0);
    expect(out).toMatch(/^34 batch norms were folded\n/);
    expect(out).toMatch(/^layers +\d+ +\d+ +−\d+\.\d %$/m);
    expect(out).toMatch(/^largest difference on 8 pictures: \d\.\de-\d of the largest output$/m);
    expect(out).toMatch(/fused\.safetensors: [\d.]+ MB\n$/);
    const fused = join(folder, RUN, 'fused.safetensors');
    const [own, folded] = [await load(join(folder, RUN, 'best.safetensors')), await load(fused)];
    const picture = join(folder, 'pictures', readdirSync(join(folder, 'pictures'))[0]);
    const [file] = readdirSync(picture);
    const [before, after] = [await own.predict(join(picture, file)), await folded.predict(join(picture, file))];
    const differences = before.probabilities.map((value, i) => Math.abs(value - after.probabilities[i]));
    expect(Math.max(...differences)).toBeLessThan(1e-5);
    const again = await fovea('fuse', `${RUN}/fused.safetensors`, ...QUICK);
    expect(again).toMatchObject({ code: 1, error: expect.stringMatching(/is fused already; there is nothing left/) });
  }, 120_000);

  it('weighs a model by name, as JSON, and writes nothing', async () => {
    const { out } = await fovea('fuse', 'mobilenetv3_small_050', '--json', ...QUICK);
    const { report, output, kind, difference } = JSON.parse(out);
    expect({ kind, output, norms: report.foldedNorms }).toEqual({ kind: 'fuse', output: null, norms: 34 });
    expect(report.after.layers).toBeLessThan(report.before.layers);
    expect(difference).toBeLessThan(1e-5);
    const none = await fovea('fuse', 'nowhere');
    expect(none).toMatchObject({
      code: 1,
      error: expect.stringMatching(/fuse: there is no model, run or file nowhere/),
    });
    expect((await fovea('fuse')).error).toMatch(/fuse: needs one run: .*got 0/);
  }, 120_000);
});

describe('profile vary=imageSize', () => {
  it('tells the accuracy of a run on images of each size', async () => {
    for (const [i, colour] of Object.keys(COLOURS).entries())
      cpSync(join(folder, 'pictures', colour), join(folder, 'labelled', CLASSES[i]), { recursive: true });
    const args = ['profile', RUN, 'vary=imageSize:24,32', 'threads=1'];
    const { out, code } = await fovea(...args, 'data=labelled', '--json');
    expect(code).toBe(0);
    const [{ sensitivity }] = JSON.parse(out).models;
    const accuracies = sensitivity.points.map(({ figures }: { figures: { accuracy: number } }) => figures.accuracy);
    const evaluated = JSON.parse(
      (await fovea('val', RUN, 'data=labelled', 'heatMaps=false', '--json', 'threads=1')).out,
    );
    expect(accuracies[1]).toBe(evaluated.testAccuracy);
    for (const accuracy of accuracies) expect(accuracy).toBeLessThanOrEqual(1);
    expect((await fovea('profile', RUN, 'data=labelled')).error).toMatch(/does nothing without vary=…/);
    const untrained = await fovea('profile', 'resnet18', 'vary=imageSize:32', 'data=labelled');
    expect(untrained.error).toMatch(/the weights of resnet18 are not trained/);
  }, 120_000);
});

describe('attack', () => {
  const SMALL = ['steps=3', 'most=6', 'threads=1'];

  it('sweeps budgets over pictures, and writes them changed', async () => {
    const args = ['attack', RUN, 'pictures', 'epsilon=16/255,0', 'output=changed', 'html=attack.html', ...SMALL];
    const refused = await fovea(...args);
    expect(refused.error).toMatch(/epsilon=16\/255,0: needs numbers above 0, or fractions .*got 0/);
    const { code, out, error } = await fovea(...args.map((arg) => arg.replace(',0', ',1/255')));
    expect([code, error]).toEqual([0, '6 changed pictures in changed\n']);
    expect(out).toMatch(/^12 pictures: 6 looked at; 6 attacked \(pgd, 3 steps, L∞\)\n/);
    const rows = [...out.matchAll(/^ *(\d+\/255) +([\d.]+) % +([\d.]+) %/gm)].map(([, epsilon, rate]) => [
      epsilon,
      Number(rate),
    ]);
    expect(rows.map(([epsilon]) => epsilon)).toEqual(['1/255', '16/255']);
    expect(rows[1][1]).toBeGreaterThanOrEqual(rows[0][1] as number);
    expect(readdirSync(join(folder, 'changed'))).toHaveLength(6);
    const html = read('attack.html');
    expect(html.match(/class="trio"/g)).toHaveLength(6);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  }, 120_000);

  it('goes on behind a picture that cannot be read, takes a class by its number, and says so in its exit code', async () => {
    cpSync(join(folder, 'pictures'), join(folder, 'mixed'), { recursive: true });
    writeFileSync(join(folder, 'mixed', 'broken.png'), 'no picture');
    const { code, out, error } = await fovea(
      'attack',
      RUN,
      'mixed',
      'target=1',
      'epsilon=8/255',
      'steps=1',
      'threads=1',
    );
    expect(code).toBe(1);
    expect(error).toMatch(/^left out mixed\/broken\.png: /);
    expect(out).toContain(`attacked (pgd, 1 step, L∞, to be seen as ${CLASSES[1]})`);
  }, 60_000);

  it('takes labels and a target, as JSON, under every norm', async () => {
    for (const [norm, epsilon] of [
      ['l2', '1'],
      ['l1', '20'],
      ['l0', '30'],
    ]) {
      const args = [`norm=${norm}`, `epsilon=${epsilon}`, `target=${CLASSES[0]}`, '--json', ...SMALL];
      const { out, code } = await fovea('attack', RUN, 'pictures', ...args);
      expect(code).toBe(0);
      const { kind, version, attack, budgets, attacked, pictures } = JSON.parse(out);
      expect({ kind, version, attack }).toMatchObject({
        kind: 'attack',
        version: 1,
        attack: { norm, target: CLASSES[0] },
      });
      expect(pictures).toHaveLength(attacked);
      const used = { l2: budgets[0]?.change.l2, l1: budgets[0]?.change.l1, l0: budgets[0]?.change.l0 * 32 * 32 }[norm];
      expect(used ?? 0).toBeLessThanOrEqual(Number(epsilon) * 1.001);
    }
  }, 120_000);

  it.each([
    [[], /which run\?/],
    [[RUN], /no pictures are given/],
    [[RUN, 'pictures', 'method=fgsm', 'norm=l2'], /fgsm is of 'linf' only/],
    [[RUN, 'pictures', 'method=fgsm', 'steps=3'], /attack: steps=3: does nothing with method=fgsm/],
    [[RUN, 'pictures', 'split=test'], /attack: split=test: does nothing without labelled images/],
    [[RUN, 'pictures', 'epsilon=8'], /epsilon=8: a pixel goes from 0 to 1.*8 are written 8\/255/],
    [[RUN, 'pictures', 'norm=l0', 'epsilon=2,2.5'], /of l0 it is a number of pixels: got 2\.5/],
    [[RUN, 'pictures', 'target=3'], /target=3: the network has no such class;/],
    [[RUN, 'pictures', 'target=dgo'], /target=dgo: the network has no such class;/],
    [[RUN, 'data=pictures'], /the network does not know the class "/],
    [[RUN, 'x.jpg', 'data=pictures'], /and pictures, too: got x\.jpg/],
    [['resnet18', 'pictures'], /attack: nobody has trained resnet18, .*; give a run, or a file of its weights/],
    [[RUN, 'nothing.jpg'], /attack: no picture could be read; the first: nothing\.jpg: .*there is no such file/],
  ])('refuses %j', async (args, message) => {
    const { code, error } = await fovea('attack', ...args);
    expect(code).toBe(1);
    expect(error).toMatch(message);
  });
});

it('bench measures kernels and models', async () => {
  const args = ['bench', 'mobilenetv3_small_050', 'batch=1', 'imageSize=32', 'training=false', ...QUICK];
  const { code, out } = await fovea(...args, '--json');
  expect(code).toBe(0);
  const { kind, version, machine, kernels, models } = JSON.parse(out);
  expect({ kind, version }).toEqual({ kind: 'bench', version: 1 });
  expect(machine.gigaflopsPerSecond).toBeGreaterThan(0);
  expect(new Set(kernels.map(({ family }: { family: string }) => family))).toEqual(
    new Set(['contraction', 'window', 'map and reduce', 'index']),
  );
  for (const { forward } of kernels) {
    expect(forward.milliseconds).toBeGreaterThan(0);
    expect(forward.attained).toBeLessThanOrEqual(1);
  }
  expect(models).toMatchObject([
    { model: 'mobilenetv3_small_050', inputShape: [1, 32, 32, 3], trainingMilliseconds: null },
  ]);
  const text = await fovea(...args, 'kernels=false');
  expect(text.out).toMatch(/limits, measured now: [\d.]+ GFLOP\/s in a product, [\d.]+ GB\/s from memory/);
  expect(text.out).toMatch(/^mobilenetv3_small_050 +\[1, 32, 32, 3\] +[\d.]+ +\d/m);
  for (const [command, name, message] of [
    ['bench', 'resnt18', /^error: bench: there is no model, run or file resnt18; did you mean resnet18\?\n$/],
    ['bench', RUN, /^error: bench: takes models by name: got \S+; `fovea profile \S+ time=true` measures it\n$/],
    ['bench', 'vit_tiny_patch16_224', /^error: bench: .*100/],
    ['profile', 'vit_tiny_patch16_224', /^error: profile: .*100/],
    ['explain', './nowhere', /^error: explain: there is no run, folder or file \.\/nowhere;/],
    ['attack', './nowhere', /^error: attack: there is no run, folder or file \.\/nowhere;/],
  ] as const) {
    const more = name.startsWith('vit') ? ['imageSize=100'] : name === './nowhere' ? ['pictures'] : [];
    expect((await fovea(command, name, ...more)).error).toMatch(message);
  }
  expect((await fovea('bench', 'models=false', 'kernels=false')).error).toMatch(/there is nothing left to measure/);
  expect(existsSync(join(folder, 'runs/bench'))).toBe(false);
}, 180_000);
