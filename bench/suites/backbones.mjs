// A training step of the variant that stands for each backbone, and of some larger ones, batch 8 at 224². What timm lacks is built by
// tools/fixtures/reference_models.py.

import { listModels, modelRecord } from 'fovea/models';

/** Their products are larger than those of the variants that models' records choose. */
const LARGER = ['mobilenetv3_large_100', 'resnet50', 'vgg16_bn'];
const NAMES = listModels().filter((name) => modelRecord(name).trial || LARGER.includes(name));

/** PyTorch crashes on these in channels_last: it computes them in its usual layout. */
const CONTIGUOUS = new Set(['repvgg_a0', 'mobileone_s0']);

export const CASES = NAMES.map((model) => ({
  id: `training ${model} 224² n8`,
  contiguous: CONTIGUOUS.has(model),
  kind: 'training',
  model,
  n: 8,
  size: 224,
  reach: {},
}));

export const PEERS = ['fovea', 'pytorch'];
export const FRESH = true;
