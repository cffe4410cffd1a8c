// Settings of `fovea train`: the network and the weights it starts from.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { resemblingName } from 'fovea';
import { listModels } from 'fovea/models';
import { z } from 'zod';
import { COMMAND } from '../../command-name.ts';
import { notNegative, option, positive, rate, share, text } from '../../settings/option.ts';

/** Absolute where it is a file, so that a run can be resumed from another folder. */
const weightsName = text.transform((weights) => (existsSync(weights) ? resolve(weights) : weights));

export const MODEL = {
  model: option(
    z.string().refine((name) => listModels().includes(name), { error: 'there is no such model' }),
    'mobilenetv3_small_100',
    `model name, as in timm; \`${COMMAND} models\` lists them`,
    (name) => {
      const near = resemblingName(name, listModels());
      return `${near ? ` did you mean ${near}?` : ''} \`${COMMAND} models\` lists all`;
    },
  ),
  dropRate: option(rate, 0.1, 'dropout before the classifier'),
  dropPathRate: option(rate, 0, 'stochastic depth: drop rate of the last block'),
} as const;

export const FINE_TUNING = {
  weights: option(
    weightsName,
    '',
    'pretrained weights: a file (.safetensors, .pt), a run folder, or a repository of the Hugging Face hub (timm/…)',
  ),
  freeze: option(
    text,
    '',
    "modules to freeze, separated by commas: 'backbone' (all but the classifier), or names such as blocks.0 or *.bn1",
  ),
  layerDecay: option(share, 1, 'layer-wise learning-rate decay: factor per layer, from the last to the first'),
  headLr: option(notNegative, 1, "factor on the classifier's learning rate"),
  teacher: option(weightsName, '', 'distillation: the teacher, named as for weights='),
  distillationLambda: option(share, 0.9, "weight of the teacher's term in the loss"),
  distillationTemperature: option(positive, 4, 'temperature that the logits of both are divided by'),
} as const;
