// Experiments of the lab in the worker: what they are, and runs whose figures grow.

import { unpackLabData } from '@fovea/cli/src/lab/pack-data.ts';
import {
  type DataName,
  EXPERIMENTS,
  type Experiment,
  type Json,
  type LabData,
  type Parameters,
  type RunOutcome,
  runExperiment,
} from '@fovea/experiments';

/** What of an experiment can be shown: all but what computes. */
export type ExperimentText = Pick<
  Experiment,
  'id' | 'topic' | 'title' | 'claim' | 'varied' | 'measures' | 'rule' | 'caveat' | 'smoke' | 'full'
>;

export type LabNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  /** A case that is done: given back, the next run need not repeat it. */
  | { readonly kind: 'case'; readonly name: string; readonly result: Json }
  | {
      readonly kind: 'outcome';
      readonly outcome: RunOutcome;
      readonly seeds: number | undefined;
      readonly last: boolean;
    };

export const experiments = (): readonly ExperimentText[] =>
  EXPERIMENTS.map(({ id, topic, title, claim, varied, measures, rule, caveat, smoke, full }) => ({
    ...{ id, topic, title, claim, varied, measures, rule, smoke, full },
    ...(caveat !== undefined && { caveat }),
  }));

const loaded = new Map<string, Promise<LabData>>();

async function fetchData(address: string): Promise<LabData> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address} cannot be fetched: status ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Files of a static site are packed; the server of the command sends them as they are.
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) return unpackLabData(bytes);
  const unpacked = new Response(bytes).body?.pipeThrough(new DecompressionStream('gzip'));
  return unpackLabData(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}

function data(name: DataName, folder: string): Promise<LabData> {
  const address = `${folder}${name}.bin`;
  const known = loaded.get(address) ?? fetchData(address);
  loaded.set(address, known);
  known.catch(() => loaded.delete(address));
  return known;
}

/** Tells of each case that is done. */
class Journal extends Map<string, Json> {
  constructor(
    known: Readonly<Record<string, Json>>,
    private readonly tell: (name: string, result: Json) => void,
  ) {
    super();
    for (const [name, result] of Object.entries(known)) super.set(name, result);
  }

  override set(name: string, result: Json): this {
    this.tell(name, result);
    return super.set(name, result);
  }
}

/** An interval needs two values. */
const LEAST_SEEDS = 2;

/** Numbers of seeds at which there are figures: 2, 4, 8 …, and all. */
function rounds({ seeds }: Parameters): readonly (number | undefined)[] {
  if (typeof seeds !== 'number' || seeds <= LEAST_SEEDS) return [undefined];
  const counts: number[] = [];
  for (let count = LEAST_SEEDS; count < seeds; count *= 2) counts.push(count);
  return [...counts, seeds];
}

/**
 * Runs an experiment, first with few seeds, so that there is a figure to see early; cases of a round are not repeated in the next one.
 * @param known cases that an earlier run with the same parameters has told
 * @param folder address of the images
 */
export async function run(
  id: string,
  parameters: Parameters,
  known: Readonly<Record<string, Json>>,
  folder: string,
  tell: (news: LabNews) => Promise<void> | void,
): Promise<void> {
  const experiment = EXPERIMENTS.find((each) => each.id === id);
  if (!experiment) throw new Error(`there is no experiment ${id}`);
  const journal = new Journal(known, (name, result) => void tell({ kind: 'case', name, result }));
  const list = rounds(parameters);
  for (const [i, seeds] of list.entries()) {
    const outcome = await runExperiment(experiment, seeds === undefined ? parameters : { ...parameters, seeds }, {
      data: (name) => data(name, folder),
      now: () => performance.now(),
      progress: ({ done, total, what }) => tell({ kind: 'progress', done, total, what }),
      journal,
    });
    await tell({ kind: 'outcome', outcome, seeds, last: i === list.length - 1 });
  }
}
