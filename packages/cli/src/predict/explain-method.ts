// Which kind of heat map a network gets.

import { ValueError } from 'fovea';
import { hasGlobalAttention } from 'fovea/analysis';
import type { ExplainMethod, Predictor } from 'fovea/predict';

/** What people call the methods. */
export const METHOD_NAMES: Readonly<Record<ExplainMethod, string>> = {
  gradCam: 'Grad-CAM',
  rollout: 'attention rollout',
};

/** The method that the setting `explain` stands for. @throws ValueError for the rollout of a network without attention */
export function explainMethod(command: string, { model }: Predictor, explain: 'auto' | ExplainMethod): ExplainMethod {
  const canRollOut = hasGlobalAttention(model);
  if (explain === 'rollout' && !canRollOut)
    throw new ValueError(
      `${command}: explain=rollout: ${model.architecture?.name ?? 'the network'} has no attention of all patches to all; leave explain out, or use gradCam`,
    );
  if (explain !== 'auto') return explain;
  return canRollOut ? 'rollout' : 'gradCam';
}
