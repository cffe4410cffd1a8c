// Tests of a run's optimiser: every one learns with the rates that suit it, and takes the settings.

import { readFileSync } from 'node:fs';
import { setBackend, tensor } from 'fovea';
import { Linear, manualSeed } from 'fovea/nn';
import { mseLoss } from 'fovea/ops';
import * as optim from 'fovea/optim';
import { beforeAll, describe, expect, it } from 'vitest';
import { completeConfig } from './config.ts';
import { makeOptimizer, OPTIMIZER_NAMES, OPTIMIZERS } from './optimizer.ts';

beforeAll(async () => {
  await setBackend('js');
});

async function losses(given: Record<string, string>, steps: number): Promise<number[]> {
  manualSeed(1);
  const model = new Linear(2, 1);
  const optimizer = makeOptimizer(completeConfig(given), model);
  const x = tensor([
    [1, 2],
    [3, -1],
    [0, 1],
    [2, 2],
  ]);
  const y = tensor([[3], [2], [1], [4]]);
  const seen: number[] = [];
  for (let i = 0; i < steps; i++) {
    const loss = mseLoss(model.forward(x), y);
    optimizer.minimize(loss);
    seen.push(await loss.item());
  }
  return seen;
}

/** Those that need what is not a setting of the command: the weight of a penalty, another optimiser, gradients of all data, averaged weights. */
const IN_PROGRAMS_ONLY = ['ProximalSGD', 'Lookahead', 'SAM', 'Rprop', 'ASGD'];

it('offers every optimiser of fovea/optim, and training.md names each', () => {
  const optimisers = Object.entries(optim).flatMap(([name, one]) =>
    typeof one === 'function' && one.prototype instanceof optim.Optimizer && !IN_PROGRAMS_ONLY.includes(name)
      ? [name]
      : [],
  );
  expect([...OPTIMIZER_NAMES].sort()).toEqual(optimisers.sort());
  const page = readFileSync(new URL('../../../../docs/training.md', import.meta.url), 'utf8');
  const listed = /takes every optimiser of `fovea\/optim`: ([\w, ]+);/.exec(page)?.[1].split(', ');
  expect(listed?.sort()).toEqual(optimisers);
});

describe('makeOptimizer', () => {
  it.each(OPTIMIZER_NAMES)('%s learns with the rates that suit it', async (optimizer) => {
    expect(completeConfig({ optimizer })).toMatchObject(OPTIMIZERS[optimizer].rates);
    const seen = await losses({ optimizer, lr: String(OPTIMIZERS[optimizer].rates.lr) }, 30);
    expect(seen[29]).toBeLessThan(0.95 * seen[0]);
  });

  it('takes momentum, decay and the limit of the norm', async () => {
    const plain = { optimizer: 'SGD', lr: '0.01', weightDecay: '0' };
    const [all, still, decayed, clipped] = await Promise.all(
      [{}, { momentum: '0' }, { weightDecay: '1' }, { clipGradNorm: '0.01' }].map((more) =>
        losses({ ...plain, ...more }, 3),
      ),
    );
    expect(new Set([all[2], still[2], decayed[2], clipped[2]]).size).toBe(4);
    // So short a step changes little.
    expect(clipped[1] / clipped[0]).toBeGreaterThan(0.999);
  });
});
