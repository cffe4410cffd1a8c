// The settings of a training run, in the groups that help shows them in.

import type { SettingsOf } from '../settings/settings.ts';
import { DATA, IMAGES } from './options/data.ts';
import { FINE_TUNING, MODEL } from './options/model.ts';
import { LOSS, OPTIMISATION, SCHEDULE } from './options/optimisation.ts';
import { RUN, TRIALS } from './options/run.ts';

/** Each group under its heading. */
export const OPTION_GROUPS = {
  Model: MODEL,
  Data: DATA,
  'Images and augmentation': IMAGES,
  Optimisation: OPTIMISATION,
  'Learning-rate schedule': SCHEDULE,
  Loss: LOSS,
  'Fine-tuning and distillation': FINE_TUNING,
  Run: RUN,
  'Trial runs': TRIALS,
} as const;

/** Every setting: what values it takes, its default, and one line of help. */
export const OPTIONS = {
  ...MODEL,
  ...DATA,
  ...IMAGES,
  ...OPTIMISATION,
  ...SCHEDULE,
  ...LOSS,
  ...FINE_TUNING,
  ...RUN,
  ...TRIALS,
} as const;

export type TrainConfig = SettingsOf<typeof OPTIONS>;
