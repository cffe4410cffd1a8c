// L-BFGS against torch.optim.LBFGS, step by step; saved states, losses that are not finite, frozen parameters, words of errors.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from '../src/io/index.ts';
import { Parameter } from '../src/nn/index.ts';
import { LBFGS, type LbfgsOptions } from '../src/optim/index.ts';
import { compile, getBackend, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { loadOptimizer, saveOptimizer } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';
import { normal, uniform } from './formula.ts';

interface Case {
  readonly problem: string;
  readonly settings: LbfgsOptions;
  readonly steps: readonly {
    readonly loss: number;
    readonly evaluations: number;
    readonly values: readonly number[];
  }[];
}

const cases = (
  JSON.parse(readFileSync(new URL('fixtures/optimisers.json', import.meta.url), 'utf8')) as {
    readonly lbfgs: readonly Case[];
  }
).lbfgs;

const x = tensor(normal('x', [8, 4]), [8, 4]);
const y = tensor(normal('y', [8, 3]), [8, 3]);

interface Problem {
  readonly params: Parameter[];
  readonly loss: () => Tensor;
}

/** The fixture's problems. */
function problemOf(name: string): Problem {
  const made = (of: string, shape: number[]): Parameter => {
    const count = shape.reduce((a, b) => a * b);
    return new Parameter(Float32Array.from(uniform(of, count)), shape);
  };
  if (name === 'leastSquares') {
    const [weight, bias] = [made('weight', [4, 3]), made('bias', [3])];
    return { params: [weight, bias], loss: () => x.matmul(weight.read()).add(bias.read()).sub(y).square().mean() };
  }
  if (name === 'network') {
    const [first, between, second, bias] = [
      made('first', [4, 5]),
      made('between', [5]),
      made('second', [5, 3]),
      made('bias', [3]),
    ];
    const outputs = (): Tensor =>
      x.matmul(first.read()).add(between.read()).tanh().matmul(second.read()).add(bias.read());
    return { params: [first, between, second, bias], loss: () => outputs().sub(y).square().mean() };
  }
  const w = new Parameter(Float32Array.of(-1.2, 1, -0.5, 0.8), [4]);
  const loss = (): Tensor => {
    const [here, next] = [w.read().slice(0, 0, 3), w.read().slice(0, 1, 4)];
    return next.sub(here.square()).square().mul(100).add(here.neg().add(1).square()).sum();
  };
  return { params: [w], loss };
}

const valuesOf = async (params: readonly Parameter[]): Promise<number[]> => {
  const all: number[] = [];
  for (const parameter of params) all.push(...(await parameter.data()));
  return all;
};

function expectClose(got: readonly number[], want: readonly number[]): void {
  const size = Math.max(...want.map(Math.abs));
  const worst = Math.max(...want.map((value, i) => Math.abs(got[i] - value)));
  expect(worst / size).toBeLessThan(1e-5);
}

const named = cases.map((one) => [`${one.problem} ${JSON.stringify(one.settings).replaceAll('"', '')}`, one] as const);

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

it.each(named)('steps as torch.optim.LBFGS: %s', async (_, { problem, settings, steps }) => {
  const { params, loss } = problemOf(problem);
  const optimizer = new LBFGS(params, settings);
  for (const { loss: before, evaluations, values } of steps) {
    const got = await optimizer.step(loss);
    expect(Math.abs(got / before - 1)).toBeLessThan(1e-5);
    expect((await optimizer.stateDict()).get('0.func_evals')?.data[0]).toBe(evaluations);
    expectClose(await valuesOf(params), values);
  }
});

it('finds the minimum of the Rosenbrock function', async () => {
  const { params, loss } = problemOf('rosenbrock');
  const optimizer = new LBFGS(params, { lineSearch: 'strongWolfe', maxIter: 100 });
  await optimizer.step(loss);
  for (const value of await valuesOf(params)) expect(Math.abs(value - 1)).toBeLessThan(1e-3);
});

it('goes on from a saved state to the same bits', async () => {
  for (const settings of [
    { maxIter: 3, historySize: 4, lr: 0.3 },
    { lineSearch: 'strongWolfe', maxIter: 3 },
  ] as const) {
    const [whole, first, second] = [problemOf('network'), problemOf('network'), problemOf('network')];
    const [a, b, c] = [whole, first, second].map(({ params }) => new LBFGS(params, settings));
    for (let i = 0; i < 4; i++) await a.step(whole.loss);
    for (let i = 0; i < 2; i++) await b.step(first.loss);
    await loadOptimizer(bytesSource(await bytesOf((sink) => saveOptimizer(sink, b))), c);
    for (const [i, parameter] of second.params.entries()) parameter.set(await first.params[i].data());
    for (let i = 0; i < 2; i++) await c.step(second.loss);
    expect(await valuesOf(second.params)).toEqual(await valuesOf(whole.params));
    expect(await c.stateDict()).toEqual(await a.stateDict());
  }
});

it('compiles a function of arguments once, and sees the new ones', async () => {
  const weight = new Parameter(Float32Array.of(0), [1]);
  const optimizer = new LBFGS([weight], { lineSearch: 'strongWolfe' });
  let traces = 0;
  const loss = (target: Tensor): Tensor => {
    traces++;
    return weight.read().sub(target).square().sum();
  };
  for (const target of [3, -2, 5]) {
    const [before] = await weight.data();
    expect(await optimizer.step(loss, tensor([target]))).toBeCloseTo((before - target) ** 2, 3);
    expect((await weight.data())[0]).toBeCloseTo(target, 4);
  }
  expect(traces).toBe(1);
});

describe('a loss that is not finite', () => {
  /** w − log w, lowest at 1, from 2: a long step leads below 0. */
  const problem = (): Problem => {
    const w = new Parameter(Float32Array.of(2), [1]);
    return { params: [w], loss: () => w.read().sub(w.read().log()).sum() };
  };

  it('where the step starts is refused', async () => {
    const { params, loss } = problem();
    params[0].set(Float32Array.of(-1));
    const optimizer = new LBFGS(params);
    await expect(optimizer.step(loss)).rejects.toThrow(
      'LBFGS.step: the loss or its gradient is NaN or infinite at the weights that the step starts from',
    );
    expect(await optimizer.stateDict()).toEqual(new Map());
  });

  it('where a step without a line search leads is refused, and the weights are those before', async () => {
    const { params, loss } = problem();
    const optimizer = new LBFGS(params, { lr: 10 });
    await expect(optimizer.step(loss)).rejects.toThrow(
      "became NaN or infinite by a step of length 10; take a smaller lr, or lineSearch 'strongWolfe'",
    );
    expect(await valuesOf(params)).toEqual([2]);
    expect(await optimizer.stateDict()).toEqual(new Map());
    optimizer.lr = 0.5;
    await optimizer.step(loss);
    expect((await valuesOf(params))[0]).toBeCloseTo(1, 2);
  });

  it('is too far for a line search', async () => {
    const { params, loss } = problem();
    await new LBFGS(params, { lr: 10, lineSearch: 'strongWolfe' }).step(loss);
    expect((await valuesOf(params))[0]).toBeCloseTo(1, 4);
  });
});

it('a frozen parameter stays as it is, and joins again', async () => {
  const { params, loss } = problemOf('leastSquares');
  const [weight, bias] = params;
  const optimizer = new LBFGS(params, { maxIter: 3 });
  await optimizer.step(loss);
  bias.requiresGrad = false;
  const [before, other] = [await bias.data(), await weight.data()];
  await optimizer.step(loss);
  expect(await bias.data()).toEqual(before);
  expect(await weight.data()).not.toEqual(other);
  bias.requiresGrad = true;
  await optimizer.step(loss);
  expect(await bias.data()).not.toEqual(before);
});

it('refuses saved states that do not fit', async () => {
  const { params, loss } = problemOf('leastSquares');
  const optimizer = new LBFGS(params, { maxIter: 4 });
  await optimizer.step(loss);
  const kept = await optimizer.stateDict();
  const without = new Map([...kept].filter(([name]) => name !== '0.old_stps'));
  expect(() => optimizer.loadStateDict(without)).toThrow('LBFGS: the saved state lacks 0.old_stps: got 0.func_evals,');
  expect(() =>
    optimizer.loadStateDict(new Map([...kept, ['0.exp_avg', { shape: [], data: Float32Array.of(1) }]])),
  ).toThrow(
    "LBFGS: the saved value 0.exp_avg is another optimiser's; this one keeps 0.func_evals, 0.n_iter, 0.d, 0.t, 0.prev_flat_grad, 0.old_dirs, 0.old_stps",
  );
  expect(() => new LBFGS(params.slice(0, 1)).loadStateDict(kept)).toThrow(
    'LBFGS: the saved value 0.d has shape [15] and 15 values; expected [12]',
  );
  expect(() => new LBFGS(params, { historySize: 2 }).loadStateDict(kept)).toThrow(
    'LBFGS: the saved state holds 3 steps; historySize is 2',
  );
  expect(await optimizer.stateDict()).toEqual(kept);
  optimizer.loadStateDict(new Map());
  expect(await optimizer.stateDict()).toEqual(new Map());
});

describe('words of errors', () => {
  const { params, loss } = problemOf('leastSquares');
  const other = new Parameter(new Float32Array(3), [3]);

  it.each<[string, () => unknown]>([
    ['LBFGS: there are no parameters to optimise', () => new LBFGS([])],
    ['LBFGS: a parameter is given more than once', () => new LBFGS([other, other])],
    ['LBFGS: got groups of parameters; it has no options by group', () => new LBFGS([{ params: [other] }] as never)],
    [
      'LBFGS: params must be parameters, or groups { params, options } of them: got Parameter; give a list of them',
      () => new LBFGS(other as never),
    ],
    ['LBFGS: maxIter must be an integer ≥ 1: got 0', () => new LBFGS(params, { maxIter: 0 })],
    ['LBFGS: lineSearch must be', () => new LBFGS(params, { lineSearch: 'strong_wolfe' as never })],
    ['LBFGS: unknown option maxIters; did you mean maxIter?', () => new LBFGS(params, { maxIters: 3 } as LbfgsOptions)],
    [
      'LBFGS: lr must be a finite number ≥ 0: got -1',
      () => {
        new LBFGS(params).lr = -1;
      },
    ],
  ])('%s', (message, run) => {
    expect(run).toThrow(message);
  });

  it.each<[string, () => unknown]>([
    ['LBFGS.step: loss must be a function that returns the loss: got Tensor; call step(() => loss)', () => loss()],
    [
      'LBFGS.step: the function must return a scalar loss: got [3]; take sum() or mean() first',
      () => () => params[1].read().square(),
    ],
    [
      'LBFGS.step: what the function returns must be a scalar Tensor, the loss: got 1; return it, not a promise',
      () => () => 1,
    ],
    ['LBFGS.step: what the function returns must be a scalar Tensor, the loss: got Promise', () => async () => loss()],
    ['LBFGS: the loss is computed from none of the 2 parameters', () => () => other.read().sum()],
  ])('%s', async (message, made) => {
    await expect(new LBFGS(params).step(made() as never)).rejects.toThrow(message);
  });

  it('says that one step has to end before the next', async () => {
    const optimizer = new LBFGS(params);
    const first = optimizer.step(loss);
    await expect(optimizer.step(loss)).rejects.toThrow('LBFGS.step: the step before is not finished; await it');
    await first;
  });

  it('has no place in a compiled function', async () => {
    const optimizer = new LBFGS(params);
    const inner: Promise<unknown>[] = [];
    const step = compile(() => {
      inner.push(optimizer.step(loss).catch((error: Error) => error.message));
      return loss();
    });
    await step();
    expect(await inner[0]).toContain('compile');
  });
});
