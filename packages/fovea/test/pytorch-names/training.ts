// What Fovea has for PyTorch's optimisers and schedules.

import { type ModuleNames, of } from './words.ts';

export const TRAINING: Readonly<Record<string, ModuleNames>> = {
  'torch.optim': {
    ours: of(
      'optim',
      'Adadelta Adafactor Adagrad Adam Adamax AdamW ASGD LBFGS Muon NAdam Optimizer RAdam RMSprop Rprop SGD',
    ),
    none: {
      'there are no sparse gradients; `Adagrad` learns rare features': 'SparseAdam',
    },
  },
  'torch.optim.lr_scheduler': {
    ours: {
      ...of(
        'optim',
        'CosineAnnealingLR=cosineLr CosineAnnealingWarmRestarts=cosineRestartsLr CyclicLR=cyclicLr ExponentialLR=exponentialLr',
      ),
      ...of(
        'optim',
        'LambdaLR=lambdaLr LinearLR=linearLr MultiStepLR=multiStepLr OneCycleLR=oneCycleLr PolynomialLR=polynomialLr',
      ),
      ...of('optim', 'ReduceLROnPlateau=ReduceOnPlateau SequentialLR=sequentialLr StepLR=stepLr'),
      ConstantLR: 'optim.withWarmup optim.constantLr | `linearLr` with equal factors',
      MultiplicativeLR: 'optim.lambdaLr | the product of the factors',
      ChainedScheduler: 'optim.lambdaLr | a schedule is a function: `(step) => lr * a(step) * b(step)`',
      LRScheduler: 'optim.lambdaLr | a schedule is a function from the step to the rate',
    },
    none: {},
  },
};
