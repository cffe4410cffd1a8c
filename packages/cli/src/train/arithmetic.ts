// How a run multiplies and adds, in its record: one that goes on with other arithmetic ends with other bits, and says so.

import type { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';

export interface Arithmetic {
  readonly arithmetic: string;
  /** What it was in earlier parts of the run, the latest last. */
  readonly arithmeticBefore?: string;
}

/** What the record of a run says. `files`: of a run that goes on; `change` is to be told. */
export async function arithmeticRecord(
  arithmetic: string,
  files: RunFiles | undefined,
): Promise<{ readonly record: Arithmetic; readonly change?: string }> {
  if (!files?.has(FILES.environment)) return { record: { arithmetic } };
  const before = JSON.parse(await files.readText(FILES.environment)) as Partial<Arithmetic>;
  // Runs of older versions do not say.
  if (before.arithmetic === undefined) return { record: { arithmetic } };
  const { arithmeticBefore: earlier } = before;
  if (before.arithmetic === arithmetic)
    return { record: { arithmetic, ...(earlier !== undefined && { arithmeticBefore: earlier }) } };
  const arithmeticBefore = earlier === undefined ? before.arithmetic : `${earlier}, then ${before.arithmetic}`;
  return {
    record: { arithmetic, arithmeticBefore },
    change: `warning: this run computed with ${before.arithmetic}, and goes on with ${arithmetic}: its weights will not be those, bit for bit, of a run that was never stopped`,
  };
}
