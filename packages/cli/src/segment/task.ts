// Which task a run of `fovea train` learns.

import { commandError } from '../command-error.ts';
import { completeSettings, type Given } from '../settings/settings.ts';
import { OWN_OPTIONS, TASK_OPTION } from './options.ts';

/** Runs `fovea train`; gives the exit code. @throws ValueError for a task that there is not, and for what that task's run throws */
export async function trainTask(given: Given, stop: AbortSignal): Promise<number> {
  const { task, ...rest } = given;
  if (task !== undefined) completeSettings('train', TASK_OPTION, { task });
  const { isSegmentRun, trainSegment } = await import('./train.ts');
  if (await isSegmentRun(given)) return trainSegment(given, stop);
  for (const [key, value] of Object.entries(rest))
    if (key in OWN_OPTIONS)
      throw commandError('train', `${key}=${value}: is of task=segment; add task=segment, or leave it out`);
  const { train } = await import('../train/run.ts');
  return train(rest, stop);
}
