// Calls with misspelt options of fovea/glance, for options.test.ts.

import * as glance from '../src/glance/index.ts';
import { ones, tensor } from '../src/index.ts';
import { createModel } from '../src/models/index.ts';
import { SGD } from '../src/optim/index.ts';
import type { Call, Table } from './option-table.ts';

const encoder = () => createModel('mobilenetv3_small_050', { numClasses: 2, smallImage: true });
const SIZES = { numClasses: 2, patchSize: 8, steps: 2, hiddenSize: 2, policySize: 2, policyChannels: 1 };
const model = () => new glance.GlanceFocus(encoder(), encoder(), SIZES);
const optimizer = (one: glance.GlanceFocus) => new SGD(one.parameters(), { lr: 1 });
const one = ones([1, 1]);

export const GLANCE: Table<typeof glance> = {
  ...({ CropPolicy: 'data', cropAt: 'none', discountedReturns: 'none', exitSteps: 'none' } as const),
  ...({ normalLogProb: 'none', solveExitThresholds: 'none', stepCosts: 'none' } as const),
  GlanceFocus: (wrong) => new glance.GlanceFocus(encoder(), encoder(), wrong),
  GlanceFocusPredictor: (wrong) => new glance.GlanceFocusPredictor(model(), wrong),
  GlanceFocusStep: (wrong) => new glance.GlanceFocusStep(model(), optimizer(model()), wrong),
  PolicyStep: (wrong) => new glance.PolicyStep(model(), optimizer(model()), wrong),
  glanceFocusLoss: (wrong) =>
    glance.glanceFocusLoss(
      { logits: ones([1, 1, 2]), encoderLogits: [], positions: ones([1, 0, 2]), maps: [] },
      tensor([0], [1], 'int32'),
      wrong,
    ),
  ppoLoss: (wrong) => glance.ppoLoss({ logProbs: one, oldLogProbs: one, returns: one, values: one }, wrong),
};

export const GLANCE_METHODS: Readonly<Record<string, Call>> = {
  'GlanceFocus.run': (wrong) => model().run(ones([1, 8, 8, 3]), wrong),
};
