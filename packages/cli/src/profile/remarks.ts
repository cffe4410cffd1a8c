// What is odd about a model, in words, for text and page.

import type { Subject } from './subject.ts';

const SHOWN = 3;

const listed = (names: readonly string[]): string =>
  names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '');

export function remarksOn({ profile }: Subject): string[] {
  const [model] = profile.layers;
  const empty = profile.layers
    .filter(({ outputShape }) => outputShape?.includes(0))
    .map(({ name }) => name || 'the model');
  const isIdle = model.flops === 0 && model.macs === 0;
  return [
    ...(model.parameters === 0 ? ['The model has no parameters: there is nothing to train.'] : []),
    ...(isIdle ? ['The model computes nothing from its input.'] : []),
    ...(empty.length > 0
      ? [
          `A size of 0: ${listed(empty)} ${empty.length === 1 ? 'gives' : 'give'} no values; a larger input, or other windows, may be meant.`,
        ]
      : []),
  ];
}
