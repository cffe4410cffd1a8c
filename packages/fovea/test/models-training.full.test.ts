// Models against timm and PyTorch: logits, features, loss, gradients and running statistics of those that models.test.ts leaves out.

import { TRAINED, testTraining, useWasm } from './model-cases.ts';

useWasm();
testTraining(TRAINED.slice(1));
