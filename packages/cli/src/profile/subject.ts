// What `fovea profile` is given: the name of a model, a run, or a file of weights; and what becomes of it.

import { existsSync } from 'node:fs';
import { resemblingName, ValueError } from 'fovea';
import {
  type MachineLimits,
  type ModelGraph,
  type ModelProfile,
  type ModelTime,
  measureTime,
  modelGraph,
  profileModel,
  type ReceptiveFieldReport,
  receptiveField,
} from 'fovea/analysis';
import type { Preprocessing } from 'fovea/images';
import { createModel, type ImageModel, listModels, modelRecord } from 'fovea/models';
import { loadRun } from '../predict/load-run.ts';
import { type ProfileConfig, sidesOf } from './config.ts';
import { examineFlow, type Flow } from './flow.ts';

/** A model with all that was found out about it. */
export interface Subject {
  /** As it was given on the command line. */
  readonly name: string;
  readonly profile: ModelProfile;
  readonly receptiveField: ReceptiveFieldReport;
  /** Null where it was not asked for. */
  readonly time: ModelTime | null;
  /** For diagrams; null where neither a page nor JSON was asked for. */
  readonly graph: ModelGraph | null;
  /** Effective fields, signals and the picture, where one of them was asked for. */
  readonly flow?: Flow;
}

interface Loaded {
  readonly model: ImageModel;
  readonly sides: readonly [number, number];
  readonly channels: number;
  /** What is known of how pictures are prepared. */
  readonly preprocessing: Partial<Preprocessing>;
}

function byName(
  name: string,
  { numClasses, smallImage }: ProfileConfig,
  sides: readonly [number, number] | undefined,
): Loaded {
  const record = modelRecord(name);
  const own = smallImage ? record.smallImageSize : record.imageSize;
  const imageSize = sides ?? ([own, own] as const);
  return {
    model: createModel(name, { numClasses, smallImage, imageSize }),
    sides: imageSize,
    channels: 3,
    preprocessing: { mean: record.mean, std: record.std },
  };
}

async function trained(name: string, sides: readonly [number, number] | undefined, stop: AbortSignal): Promise<Loaded> {
  const { model, preprocessing } = await loadRun(name, 'best', stop);
  return { model, sides: sides ?? preprocessing.imageSize, channels: preprocessing.channels, preprocessing };
}

/** @throws ValueError for what is neither a model nor a run, with a name that it resembles */
async function loadSubject(name: string, config: ProfileConfig, stop: AbortSignal): Promise<Loaded> {
  const sides = sidesOf(config);
  if (listModels().includes(name)) return byName(name, config, sides);
  if (existsSync(name) || name.includes('/') || name.includes('\\')) return trained(name, sides, stop);
  const near = resemblingName(name, listModels());
  throw new ValueError(
    `profile: there is no model, run or file ${name}${near ? `; did you mean ${near}?` : '; `fovea models` lists the models'}`,
  );
}

/** Counts, follows and, where it is asked for, measures a model. */
export async function examine(
  name: string,
  config: ProfileConfig,
  machine: MachineLimits | undefined,
  stop: AbortSignal,
): Promise<Subject> {
  const { model, sides, channels, preprocessing } = await loadSubject(name, config, stop);
  const shape = [config.batch, ...sides, channels];
  const profile = await profileModel(model, shape, { convention: config.convention });
  const field = await receptiveField(model, shape);
  const time = machine ? await measureTime(model, shape, { runs: config.runs, machine }) : null;
  const graph = config.html !== '' || config.format === 'json' ? await modelGraph(model, shape) : null;
  const flow = await examineFlow(model, shape, config, preprocessing);
  return { name, profile, receptiveField: field, time, graph, ...(flow && { flow }) };
}
