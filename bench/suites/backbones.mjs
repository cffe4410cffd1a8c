// A training step of the smallest variant of every backbone, batch 8 at 224². What timm lacks is built by tools/fixtures/reference_models.py.

const NAMES = [
  'mobilenetv1_100',
  'mobilenetv2_100',
  'mobilenetv3_small_100',
  'mobilenetv3_large_100',
  'densenet121',
  'resnet18',
  'resnet50',
  'seresnet50',
  'vgg16_bn',
  'vit_tiny_patch16_224',
  'swin_tiny_patch4_window7_224',
  'mixer_s16_224',
  'repvgg_a0',
  'mobileone_s0',
  'acnet_resnet18',
  'replknet_31b',
];

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
