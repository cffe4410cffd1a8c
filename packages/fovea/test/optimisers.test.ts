// Optimisers against torch.optim: 20 compiled steps each on the same problem, saved states, parameters that are frozen, errors.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parameter } from '../src/nn/index.ts';
import * as optim from '../src/optim/index.ts';
import { compile, getBackend, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal, uniform } from './formula.ts';

interface Case {
  readonly name: string;
  readonly settings: AnySettings;
  /** What the bias has of its own. */
  readonly group: Partial<AnySettings>;
  /** Weight and bias after the listed steps. */
  readonly values: readonly (readonly number[])[];
}

type AnySettings = optim.CommonSettings & optim.ClipSettings & Record<string, unknown>;
type AnyOptimizer = new (params: optim.OptimizerParams<AnySettings>, settings: AnySettings) => optim.Optimizer;

const fixture = JSON.parse(readFileSync(new URL('fixtures/optimisers.json', import.meta.url), 'utf8')) as {
  readonly listed: readonly number[];
  readonly optimisers: readonly Case[];
};

const x = tensor(normal('x', [8, 4]), [8, 4]);
const y = tensor(normal('y', [8, 3]), [8, 3]);

/** The fixture's least-squares problem. */
function problem() {
  const weight = new Parameter(Float32Array.from(uniform('weight', 12)), [4, 3]);
  const bias = new Parameter(Float32Array.from(uniform('bias', 3)), [3]);
  const loss = () => x.matmul(weight.read()).add(bias.read()).sub(y).square().mean();
  const values = async () => [...(await weight.data()), ...(await bias.data())];
  return { weight, bias, loss, values };
}

function start({ name, settings, group }: Omit<Case, 'values'>) {
  const own = problem();
  const Kind = (optim as unknown as Record<string, AnyOptimizer>)[name];
  const optimizer = new Kind([{ params: [own.weight] }, { params: [own.bias], settings: group }], settings);
  const step = compile(() => optimizer.minimize(own.loss()));
  const run = async (first: number, last: number) => {
    for (let i = first; i <= last; i++) {
      if (i === 10) optimizer.lr /= 2;
      await step();
    }
  };
  return { ...own, optimizer, run };
}

function expectClose(got: readonly number[], want: readonly number[]): void {
  const size = Math.max(...want.map(Math.abs));
  const worst = Math.max(...want.map((value, i) => Math.abs(got[i] - value)));
  expect(worst / size).toBeLessThan(1e-5);
}

const title = ({ name, settings, group }: Case): string =>
  [name, ...[settings, group].map((part) => JSON.stringify(part).replaceAll('"', ''))].join(' ').replace(' {}', '');

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

describe('20 steps as torch.optim', () => {
  it.each(fixture.optimisers.map((one) => [title(one), one] as const))('%s', async (_, one) => {
    const { run, values } = start(one);
    let done = 0;
    for (const [i, step] of fixture.listed.entries()) {
      await run(done + 1, step);
      expectClose(await values(), one.values[i]);
      done = step;
    }
  });
});

describe('a saved state', () => {
  it.each(fixture.optimisers.map((one) => [title(one), one] as const))(
    'goes on to the same bits: %s',
    async (_, one) => {
      const [whole, first, second] = [start(one), start(one), start(one)];
      await whole.run(1, 15);
      await first.run(1, 8);
      second.weight.set(await first.weight.data());
      second.bias.set(await first.bias.data());
      second.optimizer.loadStateDict(await first.optimizer.stateDict());
      await second.run(9, 15);
      expect(await second.values()).toEqual(await whole.values());
      expect(await second.optimizer.stateDict()).toEqual(await whole.optimizer.stateDict());
    },
  );

  it('replaces what steps before it left', async () => {
    const one = { name: 'Adam', settings: { lr: 0.1 }, group: {} };
    const [fresh, used] = [start(one), start(one)];
    const [weight, bias] = [await used.weight.data(), await used.bias.data()];
    await used.run(1, 3);
    used.optimizer.loadStateDict(new Map());
    used.weight.set(weight);
    used.bias.set(bias);
    await fresh.run(1, 3);
    await used.run(1, 3);
    expect(await used.values()).toEqual(await fresh.values());
  });
});
