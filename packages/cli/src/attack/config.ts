// Settings of `fovea attack`.

import { resolve } from 'node:path';
import { commandError } from '../command-error.ts';
import { isDataSet } from '../data/built-in-sets.ts';
import { count, countOrNone, oneOf, option, seed, text } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';
import type { Use } from '../settings/uses.ts';

export const ATTACK_OPTIONS = {
  data: option(
    text.transform((data) => (data === '' || isDataSet(data) ? data : resolve(data))),
    '',
    'labelled images, as for `train`, instead of image files',
  ),
  split: option(
    oneOf('auto', 'test', 'validation', 'all'),
    'auto',
    "which of the labelled images: 'test', 'validation' or 'all'; 'auto': the test split, or all where there is none",
  ),
  most: option(count, 64, 'how many images to attack, spread over the list'),
  method: option(oneOf('pgd', 'fgsm'), 'pgd', "'pgd' (many steps) or 'fgsm' (one step)"),
  norm: option(
    oneOf('linf', 'l2', 'l1', 'l0'),
    'linf',
    "norm of the perturbation: 'linf', 'l2', 'l1' or 'l0' (pixels)",
  ),
  epsilon: option(
    text,
    '',
    'perturbation budgets, for pixels from 0 to 1, as numbers or fractions; defaults by norm: 1/255,2/255,4/255,8/255 · 0.25,0.5,1,2 · 5,10,20,40 · 5,10,20,50',
  ),
  steps: option(count, 10, 'number of pgd steps'),
  target: option(text, '', 'targeted attack: the class to be predicted, by index or name; default: untargeted'),
  output: option(text, '', 'folder for the adversarial images of the largest budget, as PNG'),
  html: option(text, '', 'HTML file with success rate by budget, and images before and after'),
  weights: option(oneOf('best', 'last'), 'best', "which weights of the run: 'best' or 'last'"),
  batch: option(count, 16, 'batch size'),
  seed: option(seed, 0, 'seed of the random starting points'),
  format: option(oneOf('text', 'json'), 'text', "'text' or 'json'; --json is format=json"),
  threads: option(countOrNone, 0, 'number of threads; 0: one per core'),
} as const;

export type AttackConfig = SettingsOf<typeof ATTACK_OPTIONS>;

export interface AttackBudget {
  /** As it was written. */
  readonly text: string;
  readonly epsilon: number;
}

/** For pictures of some thousand pixels. */
const USUAL: Readonly<Record<AttackConfig['norm'], string>> = {
  linf: '1/255,2/255,4/255,8/255',
  l2: '0.25,0.5,1,2',
  l1: '5,10,20,40',
  l0: '5,10,20,50',
};

/** Budgets from the least. @throws ValueError for what is no number above 0, or a fraction of two */
export function readBudgets({
  epsilon: setting,
  norm,
}: Pick<AttackConfig, 'epsilon' | 'norm'>): readonly AttackBudget[] {
  const budgets = (setting || USUAL[norm]).split(',').map((part): AttackBudget => {
    const written = part.trim();
    const [, above, , below] = /^(\d+(\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/.exec(written) ?? [];
    const epsilon = Number(above) / Number(below ?? 1);
    if (Number.isFinite(epsilon) && epsilon > 0) {
      if (norm === 'linf' && epsilon > 1)
        throw commandError(
          'attack',
          `epsilon=${setting}: a pixel goes from 0 to 1, and can change by that at most: got ${written}; of 255 levels, ${written} are written ${written}/255`,
        );
      if (norm === 'l0' && !Number.isInteger(epsilon))
        throw commandError('attack', `epsilon=${setting}: of l0 it is a number of pixels: got ${written}`);
      return { text: written, epsilon };
    }
    throw commandError(
      'attack',
      `epsilon=${setting}: needs numbers above 0, or fractions such as 8/255, with commas between them: got ${written || 'nothing'}`,
    );
  });
  return budgets.sort((a, b) => a.epsilon - b.epsilon);
}

/** What does nothing without something else. */
export const ATTACK_USES: readonly Use<AttackConfig>[] = [
  {
    settings: ['seed'],
    isOn: ({ method }) => method === 'pgd',
    where: 'with method=fgsm, which starts from the picture itself',
  },
];
