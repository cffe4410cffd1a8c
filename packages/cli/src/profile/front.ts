// Which of several models no other one beats, by the figures that plots and `pareto=` choose from.

import { paretoFront } from 'fovea/analysis';
import { commandError } from '../command-error.ts';
import { bytesText, grouped } from '../figures.ts';
import { milliseconds, short } from './rows.ts';
import type { Subject } from './subject.ts';

export interface FrontFigure {
  readonly title: string;
  readonly better: 'less' | 'more';
  readonly of: (subject: Subject) => number | null;
  readonly text: (value: number) => string;
  /** Why a model has none. */
  readonly lacks: (subject: Subject) => string;
}

/** What the last map of a model sees, before all of it is pooled; null where no layer sees by windows alone. */
const seenBy = ({ receptiveField }: Subject): number | null =>
  receptiveField.layers.flatMap(({ axes }) => axes?.[0]?.size ?? []).at(-1) ?? null;

export const FRONT_FIGURES = {
  parameters: {
    title: 'parameters',
    better: 'less',
    of: ({ profile }) => profile.layers[0].parameters,
    text: grouped,
    lacks: () => 'not counted',
  },
  macs: {
    title: 'MACs',
    better: 'less',
    of: ({ profile }) => profile.layers[0].macs,
    text: short,
    lacks: () => 'not counted',
  },
  memory: {
    title: 'memory at inference, weights included',
    better: 'less',
    of: ({ profile }) => profile.memory && profile.memory.inferenceBytes + profile.memory.weightBytes,
    text: bytesText,
    lacks: () => 'not planned',
  },
  trainingMemory: {
    title: 'memory in training',
    better: 'less',
    of: ({ profile }) => profile.memory?.trainingBytes ?? null,
    text: bytesText,
    lacks: ({ profile }) => `it cannot train on this input: ${profile.memory?.trainingError ?? 'not planned'}`,
  },
  milliseconds: {
    title: 'milliseconds forward',
    better: 'less',
    of: ({ time }) => time?.forward.milliseconds ?? null,
    text: milliseconds,
    lacks: () => 'not measured',
  },
  receptiveField: {
    title: 'receptive field',
    better: 'more',
    of: seenBy,
    text: (value) => `${grouped(value)} px`,
    lacks: () => 'none of its layers has a field of windows alone',
  },
} as const satisfies Readonly<Record<string, FrontFigure>>;

export type FrontKey = keyof typeof FRONT_FIGURES;

const isKey = (name: string): name is FrontKey => Object.hasOwn(FRONT_FIGURES, name);

/** Figures by name, at least two. @throws ValueError for another name, or one of a time that is not measured */
export function readFrontKeys(text: string, isMeasured: boolean): readonly FrontKey[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !isKey(name));
  if (wrong !== undefined || names.length < 2)
    throw commandError(
      'profile',
      `pareto=${text}: needs two or more of ${Object.keys(FRONT_FIGURES).join(', ')}${wrong === undefined ? '' : `: got ${wrong || 'nothing'}`}`,
    );
  if (names.includes('milliseconds') && !isMeasured)
    throw commandError('profile', `pareto=${text}: milliseconds are measured with time=true only; add it`);
  return names.filter(isKey);
}

/** A model that has not all of the figures, so that it can be neither on the front nor behind it. */
export interface LeftOut {
  readonly model: string;
  /** Which figure it lacks, and why. */
  readonly reason: string;
}

export interface Front {
  readonly figures: readonly FrontKey[];
  /** Names of the models that are on it. */
  readonly models: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

export function frontOf(subjects: readonly Subject[], figures: readonly FrontKey[]): Front {
  const chosen: readonly FrontFigure[] = figures.map((key) => FRONT_FIGURES[key]);
  const points = subjects.map((subject) => chosen.map(({ of }) => of(subject)));
  const front = paretoFront(
    points,
    chosen.map(({ better }) => better),
  );
  const leftOut = subjects.flatMap((subject): LeftOut[] => {
    const missing = chosen.filter(({ of }) => of(subject) === null);
    if (missing.length === 0) return [];
    const reasons = missing.map(({ title, lacks }) => `no ${title}: ${lacks(subject)}`);
    return [{ model: subject.name, reason: reasons.join('; ') }];
  });
  return { figures, models: front.map((i) => subjects[i].name), leftOut };
}

/** The models on the front, and those that it says nothing of, with the reasons. */
export const frontText = ({ figures, models, leftOut }: Front): string =>
  [
    `Pareto front of ${figures.map((key) => FRONT_FIGURES[key].title).join(', ')}: ${models.join(', ') || 'none'}`,
    ...leftOut.map(({ model, reason }) => `  left out: ${model} (${reason})`),
  ].join('\n');
