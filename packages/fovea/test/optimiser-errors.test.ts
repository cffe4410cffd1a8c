// Words of the optimisers and schedules for options, parameters and gradients that do not fit.

import { expect, it } from 'vitest';
import { Parameter } from '../src/nn/index.ts';
import * as optim from '../src/optim/index.ts';
import { tensor } from '../src/tensor/index.ts';

const weight = new Parameter(new Float32Array(12), [4, 3]);
const bias = new Parameter(new Float32Array(3), [3]);
const gradient = tensor(new Float32Array(3));

it.each([
  ['SGD: lr must be a finite number ≥ 0: got -1', () => new optim.SGD([weight], { lr: -1 })],
  [
    'SGD: unknown option maximise; did you mean maximize?',
    () => new optim.SGD([weight], { lr: 1, maximise: true } as { lr: number }),
  ],
  [
    'Adam: unknown option foreach; the options are weightDecay, decoupledWeightDecay, maximize, betas, eps, amsgrad, lr',
    () => new optim.Adam([{ params: [weight], options: { foreach: true } as object }], { lr: 1 }),
  ],
  [
    'SGD: maximize must be true or false: got "false"',
    () => new optim.SGD([weight], { lr: 1, maximize: 'false' as unknown as boolean }),
  ],
  [
    'SGD: weightDecay must be a finite number ≥ 0: got NaN',
    () => new optim.SGD([weight], { lr: 1, weightDecay: Number.NaN }),
  ],
  [
    'SGD: nesterov needs a momentum above 0 and dampening 0: got momentum 0 and dampening 0',
    () => new optim.SGD([{ params: [weight], options: { nesterov: true } }], { lr: 1 }),
  ],
  [
    'Adam: betas must be two numbers in [0, 1): got [0.9]',
    () => new optim.Adam([weight], { lr: 1, betas: [0.9] as unknown as [number, number] }),
  ],
  [
    'Adam: betas must be two numbers in [0, 1): got 0.9',
    () => new optim.Adam([weight], { lr: 1, betas: 0.9 as unknown as [number, number] }),
  ],
  ['SGD: lr must be a finite number ≥ 0: got [1]', () => new optim.SGD([weight], { lr: [1] as unknown as number })],
  ['SGD: lr must be a finite number ≥ 0: got undefined', () => new optim.SGD([weight], {} as { lr: number })],
  [
    'Adam: betas must be two numbers in [0, 1): got [0.9, 1]',
    () => new optim.Adam([weight], { lr: 1, betas: [0.9, 1] }),
  ],
  ['Adam: eps must be a finite number ≥ 0: got -1', () => new optim.Adam([weight], { lr: 1, eps: -1 })],
  ['Adagrad: lrDecay must be a finite number ≥ 0: got -1', () => new optim.Adagrad([weight], { lr: 1, lrDecay: -1 })],
  ['Adadelta: rho must be a number in [0, 1): got 1', () => new optim.Adadelta([weight], { lr: 1, rho: 1 })],
  ['RMSprop: alpha must be a number in [0, 1): got 1.5', () => new optim.RMSprop([weight], { lr: 1, alpha: 1.5 })],
  [
    'Adamax: betas must be two numbers in [0, 1): got [-0.1, 0.9]',
    () => new optim.Adamax([weight], { lr: 1, betas: [-0.1, 0.9] }),
  ],
  [
    'NAdam: momentumDecay must be a finite number ≥ 0: got -1',
    () => new optim.NAdam([weight], { lr: 1, momentumDecay: -1 }),
  ],
  [
    'RAdam: betas must be two numbers in [0, 1): got [0.9, 2]',
    () => new optim.RAdam([weight], { lr: 1, betas: [0.9, 2] }),
  ],
  [
    'AveragedMomentum: momentum must be a number in [0, 1): got 1',
    () => new optim.AveragedMomentum([weight], { lr: 1, momentum: 1 }),
  ],
  [
    'Lion: betas must be two numbers in [0, 1): got [0.9, 1]',
    () => new optim.Lion([weight], { lr: 1, betas: [0.9, 1] }),
  ],
  ['Lamb: trustClip must be true or false: got 1', () => new optim.Lamb([weight], { lr: 1, trustClip: 1 as never })],
  [
    'Adafactor: beta2Decay must be a finite number ≤ 0: got 0.8',
    () => new optim.Adafactor([weight], { lr: 1, beta2Decay: 0.8 }),
  ],
  [
    'Adafactor: eps must be two finite numbers > 0: got [0, 1]',
    () => new optim.Adafactor([weight], { lr: 1, eps: [0, 1] }),
  ],
  ['Muon: nsSteps must be an integer ≥ 1: got 0', () => new optim.Muon([weight], { lr: 1, nsSteps: 0 })],
  [
    'Muon: nsCoefficients must be three finite numbers: got [1, 2]',
    () => new optim.Muon([weight], { lr: 1, nsCoefficients: [1, 2] }),
  ],
  ['Muon: adjustLr must be', () => new optim.Muon([weight], { lr: 1, adjustLr: 'adamw' as never })],
  [
    'Rprop: etas must be one number in (0, 1) and one above 1: got [1.2, 0.5]',
    () => new optim.Rprop([weight], { lr: 1, etas: [1.2, 0.5] }),
  ],
  [
    'Rprop: stepSizes must be the smallest and the largest step: got [1, 0.1]',
    () => new optim.Rprop([weight], { lr: 1, stepSizes: [1, 0.1] }),
  ],
  ['ASGD: lambd must be a finite number ≥ 0: got -1', () => new optim.ASGD([weight], { lr: 1, lambd: -1 })],
  ['ProximalSGD: l1 must be a finite number ≥ 0: got -1', () => new optim.ProximalSGD([weight], { lr: 1, l1: -1 })],
  [
    'Lookahead: k must be an integer ≥ 1: got 0',
    () => new optim.Lookahead(new optim.SGD([weight], { lr: 1 }), { k: 0 }),
  ],
  ['Lookahead: base must be an optimiser: got {}', () => new optim.Lookahead({} as never)],
  ['SAM: base must be an optimiser: got', () => new optim.SAM([weight] as never)],
  ['SAM: rho must be a finite number > 0: got 0', () => new optim.SAM(new optim.SGD([weight], { lr: 1 }), { rho: 0 })],
  [
    'Adagrad: has no momentum to change: got 0.9; SGD, Adam and AdamW have',
    () => {
      new optim.Adagrad([weight], { lr: 1 }).momentum = 0.9;
    },
  ],
  [
    'SGD: momentum can be changed only where it is above 0 at first: got 0.9 after 0',
    () => {
      new optim.SGD([weight], { lr: 1 }).momentum = 0.9;
    },
  ],
  [
    'Adam: momentum must be a number in [0, 1): got 1',
    () => {
      new optim.Adam([weight], { lr: 1 }).momentum = 1;
    },
  ],
  [
    'oneCycleMomentum: baseMomentum must be ≤ maxMomentum: got baseMomentum 0.99 and maxMomentum 0.95',
    () => optim.oneCycleMomentum({ totalSteps: 20, baseMomentum: 0.99 }),
  ],
  ['cyclicLr: baseLr must be ≤ maxLr: got baseLr 1 and maxLr 0.5', () => optim.cyclicLr({ baseLr: 1, maxLr: 0.5 })],
  ['SGD: there are no parameters to optimise', () => new optim.SGD([], { lr: 1 })],
  ['SGD: a parameter is given more than once', () => new optim.SGD([weight, weight], { lr: 1 })],
  [
    "SGD: a group's lr 1 has no ratio to the optimiser's lr 0; give the optimiser one above 0",
    () => new optim.SGD([{ params: [weight], options: { lr: 1 } }], { lr: 0 }),
  ],
  [
    'SGD: lr must be a finite number ≥ 0: got Infinity',
    () => {
      new optim.SGD([weight], { lr: 1 }).lr = Number.POSITIVE_INFINITY;
    },
  ],
  [
    'SGD: a gradient is of a parameter that is in no group',
    () => new optim.SGD([weight], { lr: 1 }).step(new Map([[bias, gradient]])),
  ],
  [
    'SGD.step: gradients must be a Map of parameters to gradients: got Tensor; to take a loss, call minimize(loss)',
    () => new optim.SGD([weight], { lr: 1 }).step(gradient as never),
  ],
  [
    'SGD: a gradient has shape [3]; its parameter has [4, 3]',
    () => new optim.SGD([weight], { lr: 1 }).step(new Map([[weight, gradient]])),
  ],
] as const)('%s', (message, run) => {
  expect(run).toThrow(message);
});
