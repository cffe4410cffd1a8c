// Optimisers against torch.optim: 20 compiled steps each on the same problem, saved states, parameters that are frozen.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectProgram } from '../src/analysis/index.ts';
import { Parameter } from '../src/nn/index.ts';
import * as optim from '../src/optim/index.ts';
import { compile, Generator, getBackend, grad, State, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal, uniform } from './formula.ts';
import { inTier } from './tiers.ts';

interface Case {
  readonly name: string;
  readonly settings: AnyOptions;
  /** What the bias has of its own. */
  readonly group: Partial<AnyOptions>;
  /** Weight and bias after the listed steps. */
  readonly values: readonly (readonly number[])[];
}

type AnyOptions = optim.OptimizerOptions & optim.ClipOptions & Record<string, unknown>;
type AnyOptimizer = new (params: optim.OptimizerParams<AnyOptions>, settings: AnyOptions) => optim.Optimizer;

const fixture = JSON.parse(readFileSync(new URL('fixtures/optimisers.json', import.meta.url), 'utf8')) as {
  readonly listed: readonly number[];
  readonly optimisers: readonly Case[];
  readonly frozenSteps: number;
  readonly freezing: readonly Case[];
  readonly cycling: readonly (Omit<Case, 'group'> & {
    readonly schedules: Readonly<Record<'lr' | 'momentum', readonly [name: string, options: object]>>;
  })[];
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

/** The file has no infinity. */
const ofFile = (settings: AnyOptions): AnyOptions =>
  (settings.clipGradNormType as unknown) === 'inf'
    ? { ...settings, clipGradNormType: Number.POSITIVE_INFINITY }
    : settings;

const classOf = (name: string): AnyOptimizer => (optim as unknown as Record<string, AnyOptimizer>)[name];

/** An optimiser of the name, around one of `base` where the settings have one. */
function make(name: string, params: optim.OptimizerParams<AnyOptions>, settings: AnyOptions): optim.Optimizer {
  const { base, alpha, k, rho, adaptive, ...own } = settings;
  if (!base) return new (classOf(name))(params, settings);
  const within = new (classOf(base as string))(params, own);
  const given = Object.entries({ alpha, k, rho, adaptive }).filter(([, value]) => value !== undefined);
  const Wrapper = classOf(name) as unknown as new (base: optim.Optimizer, options: object) => optim.Optimizer;
  return new Wrapper(within, Object.fromEntries(given));
}

function start({ name, settings: inFile, group }: Omit<Case, 'values'>) {
  const own = problem();
  const settings = ofFile(inFile);
  const optimizer = make(name, [{ params: [own.weight] }, { params: [own.bias], options: group }], settings);
  const step = compile(() => optimizer.minimize(settings.maximize ? own.loss().neg() : own.loss()));
  const run = async (first: number, last: number) => {
    for (let i = first; i <= last; i++) {
      if (i === 10) optimizer.lr /= 2;
      await step();
    }
  };
  return { ...own, optimizer, run };
}

const optimisersWithDecay: readonly (readonly [string, Record<string, unknown>])[] = [
  ['SGD', { momentum: 0.9 }],
  ['AdamW', {}],
  ['RMSprop', { momentum: 0.9 }],
];

function expectClose(got: readonly number[], want: readonly number[]): void {
  const size = Math.max(...want.map(Math.abs));
  const worst = Math.max(...want.map((value, i) => Math.abs(got[i] - value)));
  expect(worst / size).toBeLessThan(1e-5);
}

const title = ({ name, settings, group }: Case): string =>
  [name, ...[settings, group].map((part) => JSON.stringify(part).replaceAll('"', ''))].join(' ').replace(' {}', '');

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

it('every optimiser is compared', () => {
  const own = Object.entries(optim).flatMap(([name, one]) =>
    typeof one === 'function' && one.prototype instanceof optim.Optimizer ? [name] : [],
  );
  const compared = new Set(fixture.optimisers.map(({ name }) => name));
  expect(own.filter((name) => !compared.has(name))).toEqual([]);
});

describe('20 steps as torch.optim', () => {
  it.each(inTier(5, fixture.optimisers).map((one) => [title(one), one] as const))('%s', async (_, one) => {
    const { run, values } = start(one);
    let done = 0;
    for (const [i, step] of fixture.listed.entries()) {
      await run(done + 1, step);
      expectClose(await values(), one.values[i]);
      done = step;
    }
  });
});

describe('momentum that changes with the steps, as torch.optim.lr_scheduler', () => {
  it.each(fixture.cycling.map((one) => [`${one.name} ${one.schedules.momentum[0]}`, one] as const))(
    '%s',
    async (_, one) => {
      const { weight, bias, loss, values } = problem();
      const optimizer = make(one.name, [weight, bias], one.settings);
      const step = compile(() => optimizer.minimize(loss()));
      const [lrAt, momentumAt] = (['lr', 'momentum'] as const).map((which) => {
        const [name, options] = one.schedules[which];
        return (optim as unknown as Record<string, (options: object) => optim.Schedule>)[name](options);
      });
      for (let i = 0, listed = 0; i < 20; i++) {
        optimizer.lr = lrAt(i);
        optimizer.momentum = momentumAt(i);
        await step();
        if (i + 1 === fixture.listed[listed]) expectClose(await values(), one.values[listed++]);
      }
      expect(optimizer.momentum).toBe(momentumAt(19));
    },
  );
});

describe('SAM', () => {
  it('takes both gradients behind the same dropout, and counts running statistics once', async () => {
    const weight = new Parameter(Float32Array.from(uniform('weight', 12)), [4, 3]);
    const passes = new State(new Float32Array(1), []);
    const generator = new Generator(3);
    const optimizer = new optim.SAM(new optim.SGD([weight], { lr: 1 }), { rho: 0.1 });
    const step = compile(() => {
      const drawn = generator.uniform([8, 4]);
      passes.assign(passes.read().add(1));
      const loss = x.mul(drawn).matmul(weight.read()).sub(y).square().mean();
      const gradients = optimizer.gradients(loss);
      return { drawn, slope: gradients.get(weight) as Tensor };
    });
    const { drawn, slope } = await step();
    expect(await passes.data()).toEqual(Float32Array.of(1));
    const at = (value: Tensor): Tensor => grad(x.mul(drawn).matmul(value).sub(y).square().mean(), [value])[0];
    const here = at(weight.read());
    const moved = weight.read().add(here.mul(0.1).div(here.square().sum().sqrt()));
    const want = await at(moved.detach()).data();
    expectClose([...(await slope.data())], [...want]);
  });
});

it('ASGD keeps the mean of the weights, as torch.optim does from step t0 + 2 on', async () => {
  const one = { name: 'ASGD', settings: { lr: 0.1, t0: 3 }, group: {} };
  const { weight, optimizer, run } = start(one);
  const seen: (readonly number[])[] = [];
  for (let i = 1; i <= 9; i++) {
    await run(i, i);
    seen.push([...(await weight.data())]);
    const last = seen.slice(Math.min(4, i - 1));
    const mean = last[0].map((_, at) => last.reduce((sum, values) => sum + values[at] / last.length, 0));
    expectClose([...((await optimizer.stateDict()).get('0.ax')?.data ?? [])], mean);
  }
});

describe('a saved state', () => {
  it.each(inTier(5, fixture.optimisers).map((one) => [title(one), one] as const))(
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

  it.each<[string, AnyOptions, readonly string[], string]>([
    [
      'Adam',
      { lr: 0.1 },
      ['0.exp_avg', '0.exp_avg_sq'],
      'Adam: the saved state lacks 0.exp_avg, 0.exp_avg_sq: got 0.step; with these options a parameter has all of exp_avg, exp_avg_sq, step, or none before its first step',
    ],
    ['Adam', { lr: 0.1 }, ['1.step'], 'Adam: the saved state lacks 1.step: got 1.exp_avg, 1.exp_avg_sq;'],
    ['Adam', { lr: 0.1, amsgrad: true }, ['0.max_exp_avg_sq'], 'lacks 0.max_exp_avg_sq'],
    ['SGD', { lr: 0.1, momentum: 0.9, dampening: 0.5 }, ['0.started'], 'SGD: the saved state lacks 0.started'],
    ['RMSprop', { lr: 0.1, centered: true, momentum: 0.9 }, ['0.grad_avg'], 'lacks 0.grad_avg'],
    ['Adagrad', { lr: 0.1, lrDecay: 0.1 }, ['1.sum'], 'Adagrad: the saved state lacks 1.sum: got 1.step'],
    ['NAdam', { lr: 0.1 }, ['0.mu_product'], 'lacks 0.mu_product'],
  ])('is loaded in whole or not at all: %s %j without %j', async (name, settings, gone, message) => {
    const { optimizer, run } = start({ name, settings, group: {} });
    await run(1, 2);
    const kept = await optimizer.stateDict();
    const partial = new Map([...kept].filter(([key]) => !gone.includes(key)));
    expect(() => optimizer.loadStateDict(partial)).toThrow(message);
    expect(await optimizer.stateDict()).toEqual(kept);
    const second = new Map([...kept].filter(([key]) => key.startsWith('1.')));
    optimizer.loadStateDict(second);
    expect(await optimizer.stateDict()).toEqual(second);
  });

  it('may hold more than is needed, not less', async () => {
    const [plain, amsgrad] = [{}, { amsgrad: true }].map((own) =>
      start({ name: 'Adam', settings: { lr: 0.1, ...own }, group: {} }),
    );
    await plain.run(1, 1);
    await amsgrad.run(1, 1);
    plain.optimizer.loadStateDict(await amsgrad.optimizer.stateDict());
    const without = new Map([...(await amsgrad.optimizer.stateDict())].filter(([key]) => !key.includes('max')));
    expect(() => amsgrad.optimizer.loadStateDict(without)).toThrow('lacks 0.max_exp_avg_sq');
  });

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

describe.each<[string, (loss: Tensor, bias: Tensor) => Tensor]>([
  ['not used', (loss) => loss],
  ['used only behind detach', (loss, bias) => loss.add(bias.detach().square().sum())],
  ['used only in a comparison', (loss, bias) => loss.add(bias.greater(0).cast('float32').sum())],
])('a parameter that is %s', (_, use) => {
  it.each(inTier(5, [...optimisersWithDecay]))(
    'stays as it is under %s: no decay, no momentum',
    async (name, settings) => {
      const { weight } = problem();
      const bias = new Parameter(Float32Array.of(-1, 2, 3), [3]);
      const Kind = (optim as unknown as Record<string, AnyOptimizer>)[name];
      const optimizer = new Kind([weight, bias], { lr: 0.1, weightDecay: 0.5, ...settings });
      const before = await weight.data();
      const step = compile(() => optimizer.minimize(use(x.matmul(weight.read()).sub(y).square().mean(), bias.read())));
      for (let i = 0; i < 3; i++) await step();
      expect([...(await bias.data())]).toEqual([-1, 2, 3]);
      expect(await weight.data()).not.toEqual(before);
    },
  );

  it('is refused where it is all that there is', () => {
    const bias = new Parameter(Float32Array.of(-1, 2, 3), [3]);
    const loss = use(x.square().mean(), bias.read());
    expect(() => new optim.SGD([bias], { lr: 1 }).minimize(loss)).toThrow(
      'SGD: the loss is computed from none of the 1 parameters',
    );
  });
});

describe('frozen parameters', () => {
  it.each(inTier(5, fixture.freezing).map((one) => [title(one), one] as const))(
    'count their own steps when they join: %s',
    async (_, one) => {
      const { bias, run, values, optimizer } = start(one);
      const before = await bias.data();
      let done = 0;
      bias.requiresGrad = false;
      for (const [i, step] of fixture.listed.entries()) {
        if (step > fixture.frozenSteps && done < fixture.frozenSteps) {
          await run(done + 1, fixture.frozenSteps);
          expect(await bias.data()).toEqual(before);
          bias.requiresGrad = true;
          done = fixture.frozenSteps;
        }
        await run(done + 1, step);
        expectClose(await values(), one.values[i]);
        done = step;
      }
      const saved = await optimizer.stateDict();
      if (one.name !== 'SGD') {
        expect([saved.get('0.step')?.data[0], saved.get('1.step')?.data[0]]).toEqual([20, 20 - fixture.frozenSteps]);
      }
    },
  );

  it('keep their counts in a saved state', async () => {
    const one = { name: 'Adam', settings: { lr: 0.05 }, group: {} };
    const make = () => {
      const own = problem();
      const optimizer = new optim.Adam([own.weight, own.bias], one.settings);
      return { ...own, optimizer, step: compile(() => optimizer.minimize(own.loss())) };
    };
    const [first, second] = [make(), make()];
    first.bias.requiresGrad = false;
    for (let i = 0; i < 3; i++) await first.step();
    first.bias.requiresGrad = true;
    await first.step();
    // The step that is loaded into has been traced with one count for both.
    await second.step();
    second.weight.set(await first.weight.data());
    second.bias.set(await first.bias.data());
    second.optimizer.loadStateDict(await first.optimizer.stateDict());
    await first.step();
    await second.step();
    expect(await second.values()).toEqual(await first.values());
  });
});

describe('groups', () => {
  it('keep the ratios of their rates', async () => {
    const { weight, bias } = problem();
    const optimizer = new optim.SGD([{ params: [weight], options: { lr: 0 } }, { params: [bias] }], { lr: 0.5 });
    expect(optimizer.lr).toBe(0.5);
    optimizer.lr = 2;
    const ones = (p: Parameter): Tensor => p.read().mul(0).add(1);
    const before = [await weight.data(), await bias.data()];
    optimizer.step(new Map([weight, bias].map((p) => [p, ones(p)])));
    expect(await weight.data()).toEqual(before[0]);
    expect(await bias.data()).toEqual(before[1].map((value) => value - 2));
  });
});

describe('the compiled step', () => {
  const kinds = new Map(fixture.optimisers.map((one) => [title(one), one] as const));

  /** Kernels of a step over some parameters of different sizes, whose gradients are at hand. */
  async function kernelCount({ name, settings }: Case, count: number): Promise<number> {
    const sizes = Array.from({ length: count }, (_, i) => 1024 + 4 * i);
    const params = sizes.map((size) => new Parameter(new Float32Array(size).fill(1), [size]));
    const optimizer = make(name, params, settings);
    const step = (...gradients: Tensor[]): void => optimizer.step(new Map(params.map((p, i) => [p, gradients[i]])));
    const { kernels } = await inspectProgram(
      step,
      sizes.map((size) => tensor(new Float32Array(size))),
    );
    return kernels;
  }

  /** Sums of their own over all of a parameter come before its update. */
  const withNorms = ['Lamb', 'Adafactor', 'Lookahead'];

  it.each(
    inTier(
      5,
      [...kinds].filter(([, { name, settings }]) => !settings.clipGradNorm && !withNorms.includes(name)),
    ),
  )('takes one kernel for each parameter: %s', async (_, one) => {
    // From a number of users on, what all updates share is computed once, in kernels of its own.
    expect((await kernelCount(one, 40)) - (await kernelCount(one, 32))).toBe(8);
  });
});

describe('inputs that are seldom there', () => {
  /** Mean error of the weights of 64 inputs, each there in one of 64 examples, after as many steps; input i has scale i % 4. */
  async function errorAfter(make: (params: Parameter[]) => optim.Optimizer): Promise<number> {
    const count = 64;
    const weight = new Parameter(new Float32Array(count), [count]);
    const wanted = Float32Array.from(uniform('wanted', count), Math.sign);
    const optimizer = make([weight]);
    const step = compile((x: Tensor, target: Tensor) =>
      optimizer.minimize(weight.read().mul(x).sum().sub(target).square()),
    );
    for (let i = 0; i < 10 * count; i++) {
      const index = (i * 37) % count;
      const scale = 10 ** -(index % 4);
      const x = new Float32Array(count);
      x[index] = scale;
      await step(tensor(x), tensor(scale * wanted[index]));
    }
    const errors = Array.from(await weight.data(), (value, i) => Math.abs(value - wanted[i]));
    return errors.reduce((sum, error) => sum + error, 0) / count;
  }

  it('are learnt by Adagrad and Adam, and not by SGD at any rate that does not diverge', async () => {
    expect(await errorAfter((params) => new optim.Adagrad(params, { lr: 0.5 }))).toBeLessThan(0.05);
    expect(await errorAfter((params) => new optim.Adam(params, { lr: 0.05, betas: [0, 0.9999] }))).toBeLessThan(0.25);
    for (const lr of [0.01, 0.1, 0.5, 0.9]) {
      expect(await errorAfter((params) => new optim.SGD(params, { lr }))).toBeGreaterThan(0.4);
    }
  });
});

describe('errors', () => {
  it('nothing to train', () => {
    const { weight: frozen, loss } = problem();
    frozen.requiresGrad = false;
    expect(() => new optim.SGD([frozen], { lr: 1 }).minimize(loss())).toThrow('SGD: no parameter has requiresGrad');
  });

  it('a saved state of something else changes nothing', async () => {
    const one = { name: 'SGD', settings: { lr: 0.1, momentum: 0.9 }, group: {} };
    const { optimizer, run } = start(one);
    await run(1, 2);
    const kept = await optimizer.stateDict();
    const load = (key: string, shape: number[], count: number) => () =>
      optimizer.loadStateDict(new Map([...kept, [key, { shape, data: new Float32Array(count) }]]));
    expect(load('0.exp_avg', [4, 3], 12)).toThrow(
      "SGD: the saved value 0.exp_avg is another optimiser's; this one keeps momentum_buffer, started",
    );
    expect(load('2.momentum_buffer', [3], 3)).toThrow(
      'SGD: the saved value 2.momentum_buffer belongs to no parameter; the optimiser has 2, counted from 0',
    );
    expect(load('momentum_buffer', [3], 3)).toThrow('SGD: the saved value momentum_buffer belongs to no parameter');
    expect(load('1.momentum_buffer', [4], 4)).toThrow(
      'SGD: the saved value 1.momentum_buffer has shape [4] and 4 values; expected [3]',
    );
    expect(await optimizer.stateDict()).toEqual(kept);
  });
});
