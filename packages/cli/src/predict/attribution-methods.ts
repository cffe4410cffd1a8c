// Attribution methods by what people type, for all commands. Without the library behind them: help and completion read it, too.

import type { ExplainMethod } from 'fovea/predict';

interface MethodEntry {
  /** As the library calls it. */
  readonly method: ExplainMethod;
  /** What people call it. */
  readonly title: string;
  /** What its colours show. */
  readonly shows: string;
}

export const METHODS = {
  gradcam: { method: 'gradCam', title: 'Grad-CAM', shows: 'what speaks for the predicted class' },
  'gradcam++': { method: 'gradCamPlusPlus', title: 'Grad-CAM++', shows: 'what speaks for the predicted class' },
  integrated: {
    method: 'integratedGradients',
    title: 'integrated gradients',
    shows: 'pixels that the predicted class comes from',
  },
  smoothgrad: { method: 'smoothGrad', title: 'SmoothGrad', shows: 'pixels that the predicted class depends on' },
  saliency: { method: 'saliency', title: 'saliency', shows: 'pixels that the predicted class depends on' },
  inputxgradient: {
    method: 'inputXGradient',
    title: 'input × gradient',
    shows: 'pixels that the predicted class depends on',
  },
  occlusion: { method: 'occlusion', title: 'occlusion', shows: 'what the predicted class needs to be seen' },
  rollout: { method: 'rollout', title: 'attention rollout', shows: 'where the network looks' },
} as const satisfies Readonly<Record<string, MethodEntry>>;

export type MethodName = keyof typeof METHODS;

export const METHOD_NAMES = Object.keys(METHODS) as [MethodName, ...MethodName[]];
