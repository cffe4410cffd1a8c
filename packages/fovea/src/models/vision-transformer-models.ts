// Plain vision transformers under timm's names: ViT (arXiv:2010.11929), DeiT (Touvron et al., ICML 2021, arXiv:2012.12877), DeiT III (ECCV 2022,
// arXiv:2204.07118), with registers (Darcet et al., ICLR 2024, arXiv:2309.16588), DINOv2 (Oquab et al., TMLR 2024, arXiv:2304.07193).

import { FINAL_NORM } from './layer-patterns.ts';
import { SMALL_IMAGE_PATCH } from './patch-embed.ts';
import { type ModelRecord, type ModelScale, type ModelTrial, modelRow, scaledDepth, scaledWidth } from './record.ts';
import { type Variant, VisionTransformer } from './vision-transformer.ts';

/** Heads keep their width, perceptrons theirs in proportion. */
function scaled(variant: Variant, scale: ModelScale): Variant {
  const head = variant.width / variant.numHeads;
  const width = scaledWidth(variant.width, scale, head);
  const { hiddenFeatures } = variant;
  return {
    ...variant,
    width,
    numHeads: width / head,
    depth: scaledDepth(variant.depth, scale),
    ...(hiddenFeatures && { hiddenFeatures: Math.round((hiddenFeatures / variant.width) * width) }),
  };
}

/** What a row of the table below says, besides its name. */
interface Row extends Omit<Variant, 'name' | 'depth'> {
  /** Default 12. */
  readonly depth?: number;
  /** Of the images. Default 224. */
  readonly imageSize?: number;
  /** Whether images go from −1 to 1. Default true. */
  readonly centred?: boolean;
}

function row(name: string, { imageSize = 224, centred = true, ...given }: Row, trial?: ModelTrial): ModelRecord {
  const variant: Variant = { name, depth: 12, ...given };
  const { patchSize, width, depth } = variant;
  return modelRow(
    name,
    'vision-transformer',
    (options, scale) => new VisionTransformer(scaled(variant, scale), options),
    {
      imageSize,
      scalable: ['width', 'depth'],
      norm: 'layer',
      globalPool: variant.averaged ? 'avg' : 'token',
      stages: Array.from({ length: depth }, () => ({
        channels: width,
        stride: patchSize,
        smallImageStride: SMALL_IMAGE_PATCH,
      })),
      layers: [/^(?:cls_token|dist_token|reg_token|pos_embed|patch_embed)/, /^blocks\.(\d+)/, FINAL_NORM],
      trial,
      anyImageSize: false,
      sizeMultiple: { usual: patchSize, smallImage: SMALL_IMAGE_PATCH },
      centred,
    },
  );
}

const TINY = { patchSize: 16, width: 192, numHeads: 3 };
const SMALL = { patchSize: 16, width: 384, numHeads: 6 };
const BASE = { patchSize: 16, width: 768, numHeads: 12 };
const LARGE = { patchSize: 16, width: 1024, numHeads: 16, depth: 24 };

const deit = (size: string, variant: Row): ModelRecord[] => [
  row(`deit_${size}_patch16_224`, { ...variant, centred: false }),
  row(`deit_${size}_distilled_patch16_224`, { ...variant, centred: false, distilled: true }),
];

const DEIT3 = { patchPositions: true, layerScale: 1e-6, centred: false };
/** With register tokens, the mean of the patches, no class token, and images of 256 pixels. */
const REGISTERED = { patchPositions: true, averaged: true, imageSize: 256 };
const DINO_V2 = { patchSize: 14, imageSize: 518, layerScale: 1e-5, centred: false };
const DINO_V2_REGISTERED = { ...DINO_V2, registers: 4, patchPositions: true };

export const visionTransformerModels: readonly ModelRecord[] = [
  row('vit_tiny_patch16_224', TINY, { imageSize: 8, smallImage: true }),
  row('vit_small_patch16_224', SMALL),
  row('vit_small_patch32_224', { ...SMALL, patchSize: 32 }),
  row('vit_base_patch16_224', BASE),
  row('vit_base_patch32_224', { ...BASE, patchSize: 32 }),
  row('vit_large_patch16_224', LARGE),
  row('vit_little_patch16_reg4_gap_256', {
    ...REGISTERED,
    patchSize: 16,
    width: 320,
    numHeads: 5,
    depth: 14,
    hiddenFeatures: 1792,
    layerScale: 1e-5,
    registers: 4,
  }),
  row('vit_medium_patch16_reg1_gap_256', {
    ...REGISTERED,
    patchSize: 16,
    width: 512,
    numHeads: 8,
    layerScale: 1e-5,
    registers: 1,
  }),
  row('vit_medium_patch16_reg4_gap_256', {
    ...REGISTERED,
    patchSize: 16,
    width: 512,
    numHeads: 8,
    layerScale: 1e-5,
    registers: 4,
  }),
  row('vit_base_patch16_reg4_gap_256', { ...REGISTERED, ...BASE, registers: 4 }),
  row('vit_small_patch14_dinov2', { ...SMALL, ...DINO_V2 }),
  row('vit_base_patch14_dinov2', { ...BASE, ...DINO_V2 }),
  row('vit_small_patch14_reg4_dinov2', { ...SMALL, ...DINO_V2_REGISTERED }),
  row('vit_base_patch14_reg4_dinov2', { ...BASE, ...DINO_V2_REGISTERED }),
  ...deit('tiny', TINY),
  ...deit('small', SMALL),
  ...deit('base', BASE),
  row('deit3_small_patch16_224', { ...SMALL, ...DEIT3 }),
  row('deit3_base_patch16_224', { ...BASE, ...DEIT3 }),
];
