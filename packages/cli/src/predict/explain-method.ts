// Which kind of heat map a network gets.

import { hasGlobalAttention } from 'fovea/analysis';
import { ImageModel } from 'fovea/models';
import type { Module } from 'fovea/nn';
import type { Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import type { MethodName } from './attribution-methods.ts';

/** @throws ValueError for the rollout of a network without attention of all patches to all */
export function requireRollout(command: string, setting: string, { model }: Predictor<Module>, name: MethodName): void {
  if (name !== 'rollout' || hasGlobalAttention(model)) return;
  throw commandError(
    command,
    `${setting}=rollout: ${(model instanceof ImageModel && model.architecture?.name) || 'the network'} has no attention of all patches to all; leave ${setting} out, or use gradcam`,
  );
}

/** The method that the setting `explain` stands for. @throws ValueError for the rollout of a network without attention */
export function explainMethod(command: string, predictor: Predictor, explain: 'auto' | MethodName): MethodName {
  if (explain === 'auto') return hasGlobalAttention(predictor.model) ? 'rollout' : 'gradcam';
  requireRollout(command, 'explain', predictor, explain);
  return explain;
}
