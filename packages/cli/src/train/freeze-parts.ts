// `freeze=`: which parts of the model are not trained.

import { ValueError } from 'fovea';
import type { ImageModel } from 'fovea/models';
import { freeze, unfreeze } from 'fovea/nn';
import { commandError } from '../command-error.ts';

/** All but the classifier. */
const BACKBONE = 'backbone';

/** @param parts names or patterns with commas between; empty: none. @throws ValueError for one that the model has not, or when nothing is left to train */
export function freezeParts(parts: string, model: ImageModel): void {
  const patterns = parts.split(',').map((pattern) => pattern.trim());
  if (parts === '') return;
  if (patterns.includes(''))
    throw commandError(
      'train',
      `freeze=${parts}: a name is missing; write names with commas between, such as conv_stem,blocks.0`,
    );
  const named = patterns.filter((pattern) => pattern !== BACKBONE);
  if (named.length < patterns.length) {
    freeze(model, '*');
    if (model.classifierNames().length > 0) unfreeze(model, model.classifierNames());
  }
  try {
    freeze(model, named);
  } catch (error) {
    throw error instanceof ValueError
      ? commandError('train', `freeze=${parts}: ${error.message.replace(/^freeze: /, '')}`)
      : error;
  }
  if (model.parameters().some(({ requiresGrad }) => requiresGrad)) return;
  throw commandError('train', `freeze=${parts}: nothing is left to train; freeze less`);
}
