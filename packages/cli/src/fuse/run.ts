// `fovea fuse`: branches and batch norms of a network folded into its convolutions: what is saved, by how much outputs differ, and the fused weights.

import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FoveaError, Generator } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import type { ByteSink } from 'fovea/io';
import { createModel, ImageModel } from 'fovea/models';
import type { Module } from 'fovea/nn';
import { Predictor } from 'fovea/predict';
import { type ReparameterizeReport, reparameterize } from 'fovea/reparam';
import { saveModel, saveWeights } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { type CheckInputs, checkInputs } from '../export/check-inputs.ts';
import { outputOf } from '../export/formats.ts';
import { difference } from '../export/output.ts';
import { aligned, bytesText, grouped } from '../figures.ts';
import { reasonOf } from '../own/own-model.ts';
import { isOwnModel, loadOwnNetwork } from '../own/own-network.ts';
import { loadRun, requireOneRun } from '../predict/load-run.ts';
import { isModelName, modelPreprocessing } from '../predict/model-name.ts';
import { deltaText } from '../profile/compare.ts';
import { milliseconds, short } from '../profile/rows.ts';
import { advising } from '../run-folder/file-error.ts';
import { writeFile } from '../run-folder/write-file.ts';
import { makeBackend } from '../settings/backend.ts';
import type { FuseConfig } from './config.ts';

/** A network to fuse. */
interface Source {
  readonly model: Module;
  readonly preprocessing: Preprocessing;
  /** Whether its weights are worth keeping without being told where. */
  readonly isTrained: boolean;
  /** Whether the folder that it is named by is a run's, with test images. */
  readonly isRun: boolean;
  /** Writes the fused model. */
  readonly save: (sink: ByteSink, fused: Module) => Promise<void>;
}

const keeping =
  ({ preprocessing, classNames, multiLabel }: Predictor): Source['save'] =>
  (sink, fused) =>
    saveModel(sink, fused as ImageModel, { preprocessing, multiLabel, ...(classNames && { classNames }) });

/** Of code: the weights alone, which a model that is fused again takes. */
async function ofCode(name: string, { weights }: FuseConfig): Promise<Source> {
  if (weights === 'last')
    throw commandError(
      'fuse',
      `weights=last: ${name} is code, which has no runs; it names a file: export const weights = …`,
    );
  const { model, preprocessing } = await loadOwnNetwork('fuse', name);
  return { model, preprocessing, isTrained: false, isRun: false, save: saveWeights };
}

async function sourceOf(name: string, config: FuseConfig, stop: AbortSignal): Promise<Source> {
  if (isOwnModel(name)) return ofCode(name, config);
  const isRun = !isModelName('fuse', name);
  const predictor = isRun
    ? await loadRun(name, config.weights, stop)
    : new Predictor(createModel(name), modelPreprocessing(name));
  const { model, preprocessing } = predictor;
  return { model, preprocessing, isTrained: isRun, isRun, save: keeping(predictor) };
}

async function inputsOf(name: string, source: Source, pictures: string): Promise<CheckInputs> {
  const { preprocessing, isRun } = source;
  if (isRun || pictures !== '') return checkInputs(name, pictures, source, (text) => console.error(text));
  const shape = [1, ...preprocessing.imageSize, preprocessing.channels] as const;
  const values = Float32Array.from(await new Generator(0).normal(shape).data());
  return { values, shape, name: '1 random image' };
}

interface Outcome {
  readonly report: ReparameterizeReport;
  /** Of the outputs on `inputs`, relative to the largest. */
  readonly difference: number;
  readonly inputs: string;
  /** Null where nothing was written. */
  readonly output: string | null;
}

const ROWS = [
  ['layers', ({ layers }) => layers, grouped],
  ['parameters', ({ parameters }) => parameters, grouped],
  ['MACs', ({ macs }) => macs, short],
  ['ms, one image', (cost) => cost.milliseconds, milliseconds],
] as const satisfies readonly (readonly [
  string,
  (cost: ReparameterizeReport['before']) => number,
  (value: number) => string,
])[];

function textOf({ report, difference: found, inputs, output }: Outcome): string {
  const { fusedBranches, foldedNorms, before, after } = report;
  const rows = ROWS.map(([name, of, text]) => [
    name,
    text(of(before)),
    text(of(after)),
    deltaText(of(after), of(before)),
  ]);
  const done = [
    ...(fusedBranches > 0 ? [`${grouped(fusedBranches)} blocks of branches became one convolution each`] : []),
    ...(foldedNorms > 0 ? [`${grouped(foldedNorms)} batch norms were folded`] : []),
  ];
  return [
    done.join('; '),
    ...aligned([['', 'before', 'after', ''], ...rows]),
    `largest difference on ${inputs}: ${found.toExponential(1)} of the largest output`,
    output === null ? 'nothing was written; output=… names a file' : `${output}: ${bytesText(statSync(output).size)}`,
  ].join('\n');
}

function outputPath(name: string, { output, weights }: FuseConfig, isTrained: boolean): string | null {
  if (output !== '') return output;
  if (!isTrained) return null;
  const found = statSync(name, { throwIfNoEntry: false });
  const ending = weights === 'best' ? 'fused.safetensors' : `${weights}.fused.safetensors`;
  if (found?.isDirectory()) return join(name, ending);
  return found ? join(dirname(name), `${basename(name).replace(/\.[^.]*$/, '')}.fused.safetensors`) : ending;
}

async function write(path: string, fused: Module, { save }: Source): Promise<void> {
  const fill = (sink: ByteSink): Promise<void> => save(sink, fused);
  await advising('output', writeFile(dirname(path), { name: basename(path), fill }));
}

/** @throws ValueError for what gives no tensor of numbers */
async function fusedOf(name: string, { model, preprocessing }: Source, { tolerance, runs }: FuseConfig) {
  const inputShape = [1, ...preprocessing.imageSize, preprocessing.channels];
  try {
    return await reparameterize(model, { inputShape, tolerance, runs });
  } catch (error) {
    if (!isOwnModel(name)) throw error;
    const reason = error instanceof FoveaError ? error.message : `its forward fails: ${reasonOf(error)}`;
    throw commandError('fuse', `${name}: ${reason}`, { cause: error });
  }
}

/**
 * Runs `fovea fuse RUN|MODEL [settings]`; gives the exit code.
 * @throws ValueError for a network that is fused already, or whose outputs would change; nothing is written then
 */
export async function fuseRun(names: readonly string[], config: FuseConfig, stop: AbortSignal): Promise<number> {
  const name = requireOneRun('fuse', names);
  await makeBackend('fuse', config.threads);
  const source = await sourceOf(name, config, stop);
  const { model, isTrained } = source;
  if (model instanceof ImageModel && model.architecture?.fused)
    throw commandError('fuse', `${name} is fused already; there is nothing left to fold`);
  const inputs = await inputsOf(name, source, config.pictures);
  const { tolerance } = config;
  const { model: fused, report } = await fusedOf(name, source, config);
  if (stop.aborted) return Number(stop.reason);
  const isChanged = report.fusedBranches + report.foldedNorms > 0;
  const found = difference(await outputOf(model, inputs, false), await outputOf(fused, inputs, false));
  if (found > tolerance)
    throw commandError(
      'fuse',
      `the outputs differ by ${found.toExponential(1)} of the largest one on ${inputs.name}, more than tolerance=${tolerance}; nothing was written`,
    );
  const output = isChanged ? outputPath(name, config, isTrained) : null;
  if (output !== null) await write(output, fused, source);
  const outcome = { report, difference: found, inputs: inputs.name, output };
  if (config.format === 'json')
    console.log(JSON.stringify({ kind: 'fuse', version: 1, model: name, ...outcome }, null, 2));
  else if (isChanged) console.log(textOf(outcome));
  else
    console.log(
      `${name} has nothing to fold: no blocks of branches, and no batch norm right behind a convolution; nothing was written`,
    );
  return 0;
}
