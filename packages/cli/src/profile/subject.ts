// All that `fovea profile` finds out about one model.

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
  type SignalHistory,
} from 'fovea/analysis';
import type { ProfileConfig } from './config.ts';
import { examineFlow, type Flow } from './flow.ts';
import { findSource, naming } from './load-subject.ts';

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
  /** Of a run with signals=true. */
  readonly training?: SignalHistory;
}

/** Counts, follows and, where it is asked for, measures a model. */
export async function examine(
  name: string,
  config: ProfileConfig,
  machine: MachineLimits | undefined,
  stop: AbortSignal,
): Promise<Subject> {
  const source = await findSource(name, config, stop);
  const made = await source.make({});
  const { model, inputShape: shape, input = shape } = made;
  const profile = await naming(name, made, () => profileModel(model, input, { convention: config.convention }));
  const hasPlaces = profile.inputs.some((one) => one.shape.length > 2 && one.dtype === 'float32');
  const field = hasPlaces ? await receptiveField(model, input) : withoutField(profile);
  const time = machine ? await measureTime(model, input, { runs: config.runs, machine }) : null;
  const graph = config.html !== '' || config.format === 'json' ? await modelGraph(model, input) : null;
  const flow = await examineFlow(made, config, source.preprocessing);
  const { training } = source;
  return { name, profile, receptiveField: field, time, graph, ...(flow && { flow }), ...(training && { training }) };
}

/** Of inputs without positions, such as lists of features. */
const withoutField = ({ model, inputShape, inputs, layers }: ModelProfile): ReceptiveFieldReport => ({
  kind: 'receptive-field',
  version: 1,
  model,
  inputShape,
  inputs,
  input: 0,
  axes: [],
  layers: layers.map(({ name, type, depth, outputShape, outputs }) => ({
    ...{ name, type, depth, outputShape },
    axes: null,
    outputs: outputs.map(({ name: output, shape }) => ({ name: output, outputShape: shape, axes: null })),
    unproductive: false,
  })),
});
