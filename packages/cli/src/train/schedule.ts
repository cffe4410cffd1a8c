// The schedules of fovea/optim that a run's learning rate can follow, after a linear warm-up.

import { ValueError } from 'fovea';
import {
  constantLr,
  cosineLr,
  cosineRestartsLr,
  exponentialLr,
  linearLr,
  multiStepLr,
  oneCycleLr,
  polynomialLr,
  ReduceOnPlateau,
  type Schedule,
  stepLr,
} from 'fovea/optim';
import { commandError } from '../command-error.ts';

/** What a schedule is made from. Steps are counted after the warm-up, epochs over the whole run. */
interface Plan {
  readonly lr: number;
  readonly minLr: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly stepSize: number;
  readonly gamma: number;
  readonly milestones: readonly number[];
  readonly power: number;
}

/** Settings of schedules, besides the rate. */
type Setting = 'minLr' | 'warmupEpochs' | 'stepSize' | 'gamma' | 'milestones' | 'power' | 'lrPatience';

interface Kind {
  readonly uses: readonly Setting[];
  /** By the step after the warm-up. */
  readonly bySteps?: (plan: Plan) => Schedule;
  /** By the epoch. */
  readonly byEpochs?: (plan: Plan) => Schedule;
}

export const SCHEDULES = {
  cosine: {
    uses: ['warmupEpochs', 'minLr'],
    bySteps: ({ lr, minLr, steps }) => {
      const schedule = cosineLr({ lr, minLr, totalSteps: steps });
      return (step) => schedule(Math.min(step, steps));
    },
  },
  linear: {
    uses: ['warmupEpochs', 'minLr'],
    bySteps: ({ lr, minLr, steps }) =>
      linearLr({ lr, startFactor: 1, endFactor: lr === 0 ? 1 : minLr / lr, totalSteps: steps }),
  },
  polynomial: {
    uses: ['warmupEpochs', 'power'],
    bySteps: ({ lr, steps, power }) => polynomialLr({ lr, totalSteps: steps, power }),
  },
  step: {
    uses: ['warmupEpochs', 'stepSize', 'gamma'],
    byEpochs: ({ lr, stepSize, gamma }) => stepLr({ lr, stepSize, gamma }),
  },
  multistep: {
    uses: ['warmupEpochs', 'milestones', 'gamma'],
    byEpochs: ({ lr, milestones, gamma }) => multiStepLr({ lr, milestones, gamma }),
  },
  exponential: { uses: ['warmupEpochs', 'gamma'], byEpochs: ({ lr, gamma }) => exponentialLr({ lr, gamma }) },
  cosinerestarts: {
    uses: ['warmupEpochs', 'minLr', 'stepSize'],
    bySteps: ({ lr, minLr, stepSize, stepsPerEpoch }) =>
      cosineRestartsLr({ lr, minLr, firstSteps: stepSize * stepsPerEpoch }),
  },
  onecycle: { uses: [], bySteps: ({ lr, steps }) => oneCycleLr({ maxLr: lr, totalSteps: steps }) },
  plateau: { uses: ['warmupEpochs', 'minLr', 'gamma', 'lrPatience'] },
  constant: { uses: ['warmupEpochs'], bySteps: ({ lr }) => constantLr(lr) },
} as const satisfies Record<string, Kind>;

export type ScheduleName = keyof typeof SCHEDULES;
export const SCHEDULE_NAMES = Object.keys(SCHEDULES) as ScheduleName[];
export const SCHEDULE_SETTINGS = [
  ...new Set(SCHEDULE_NAMES.flatMap((name): readonly Setting[] => SCHEDULES[name].uses)),
];

/** Names of the schedules that have the setting. */
export const schedulesWith = (setting: Setting): readonly ScheduleName[] =>
  SCHEDULE_NAMES.filter((name) => (SCHEDULES[name].uses as readonly Setting[]).includes(setting));

export interface ScheduleConfig {
  readonly schedule: ScheduleName;
  readonly epochs: number;
  readonly lr: number;
  readonly minLr: number;
  readonly warmupEpochs: number;
  readonly stepSize: number;
  readonly gamma: number;
  readonly milestones: string;
  readonly power: number;
  readonly lrPatience: number;
}

/** Follows the losses that are in the log: nothing else has to be kept for a run to go on. */
function plateauLr({ lr, minLr, gamma, lrPatience }: ScheduleConfig, losses: () => readonly number[]): () => number {
  const settings = { lr, minLr: Math.min(minLr, lr), factor: gamma, patience: lrPatience };
  let plateau = new ReduceOnPlateau(settings);
  let seen = 0;
  return () => {
    const all = losses();
    if (all.length < seen) [plateau, seen] = [new ReduceOnPlateau(settings), 0];
    for (; seen < all.length; seen++) plateau.update(all[seen]);
    return plateau.lr;
  };
}

/**
 * The learning rate of a step, counted from 0 over the whole run.
 * @param losses validation losses of the epochs that are done
 * @throws ValueError for settings that make no schedule
 */
export function makeSchedule(
  config: ScheduleConfig,
  stepsPerEpoch: number,
  losses: () => readonly number[],
): (step: number) => number {
  const { schedule: name, lr, warmupEpochs, epochs } = config;
  const totalSteps = epochs * stepsPerEpoch;
  const kind: Kind = SCHEDULES[name];
  const warmupSteps = kind.uses.includes('warmupEpochs')
    ? Math.min(Math.round(warmupEpochs * stepsPerEpoch), totalSteps)
    : 0;
  const milestones = config.milestones.split(',').filter(Boolean).map(Number);
  const steps = Math.max(1, totalSteps - warmupSteps);
  const plan: Plan = { ...config, minLr: Math.min(config.minLr, lr), milestones, steps, stepsPerEpoch };
  const after = afterWarmup(name, kind, plan, () => plateauLr(config, losses));
  return (step) => (step < warmupSteps ? (lr * (step + 1)) / warmupSteps : after(step, step - warmupSteps));
}

/** By the step of the whole run, and that after the warm-up. */
function afterWarmup(
  name: string,
  { bySteps, byEpochs }: Kind,
  plan: Plan,
  other: () => () => number,
): (step: number, late: number) => number {
  try {
    const stepped = bySteps?.(plan);
    if (stepped) return (_, late) => stepped(late);
    const epochs = byEpochs?.(plan);
    return epochs ? (step) => epochs(Math.floor(step / plan.stepsPerEpoch)) : other();
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw commandError('train', `schedule=${name}: ${error.message}`, { cause: error });
  }
}
