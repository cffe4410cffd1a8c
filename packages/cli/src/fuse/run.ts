// `fovea fuse`: branches and batch norms of a network folded into its convolutions: what is saved, by how much outputs differ, and the fused weights.

import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Generator } from 'fovea';
import type { ByteSink } from 'fovea/io';
import { createModel, type ImageModel } from 'fovea/models';
import { Predictor } from 'fovea/predict';
import { type ReparameterizeReport, reparameterize } from 'fovea/reparam';
import { saveModel } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { type CheckInputs, checkInputs } from '../export/check-inputs.ts';
import { outputOf } from '../export/formats.ts';
import { difference } from '../export/run.ts';
import { aligned, bytesText, grouped } from '../figures.ts';
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
  readonly predictor: Predictor;
  /** Whether its weights are worth keeping. */
  readonly isTrained: boolean;
}

async function sourceOf(name: string, config: FuseConfig, stop: AbortSignal): Promise<Source> {
  if (!isModelName('fuse', name)) return { predictor: await loadRun(name, config.weights, stop), isTrained: true };
  return { predictor: new Predictor(createModel(name), modelPreprocessing(name)), isTrained: false };
}

async function inputsOf(name: string, { predictor, isTrained }: Source, pictures: string): Promise<CheckInputs> {
  if (isTrained || pictures !== '') return checkInputs(name, pictures, predictor, (text) => console.error(text));
  const shape = [1, ...predictor.preprocessing.imageSize, predictor.preprocessing.channels] as const;
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

async function write(
  path: string,
  model: ImageModel,
  { preprocessing, classNames, multiLabel }: Predictor,
): Promise<void> {
  const options = { preprocessing, multiLabel, ...(classNames && { classNames }) };
  const fill = (sink: ByteSink): Promise<void> => saveModel(sink, model, options);
  await advising('output', writeFile(dirname(path), { name: basename(path), fill }));
}

/**
 * Runs `fovea fuse RUN|MODEL [settings]`; gives the exit code.
 * @throws ValueError for a network that is fused already, or whose outputs would change; nothing is written then
 */
export async function fuseRun(names: readonly string[], config: FuseConfig, stop: AbortSignal): Promise<number> {
  const name = requireOneRun('fuse', names);
  await makeBackend('fuse', config.threads);
  const source = await sourceOf(name, config, stop);
  const { predictor, isTrained } = source;
  const { model, preprocessing } = predictor;
  if (model.architecture?.fused) throw commandError('fuse', `${name} is fused already; there is nothing left to fold`);
  const inputs = await inputsOf(name, source, config.pictures);
  const { tolerance, runs } = config;
  const inputShape = [1, ...preprocessing.imageSize, preprocessing.channels];
  const { model: fused, report } = await reparameterize(model, { inputShape, tolerance, runs });
  if (stop.aborted) return Number(stop.reason);
  const isChanged = report.fusedBranches + report.foldedNorms > 0;
  const found = difference(await outputOf(model, inputs, false), await outputOf(fused, inputs, false));
  if (found > tolerance)
    throw commandError(
      'fuse',
      `the outputs differ by ${found.toExponential(1)} of the largest one on ${inputs.name}, more than tolerance=${tolerance}; nothing was written`,
    );
  const output = isChanged ? outputPath(name, config, isTrained) : null;
  if (output !== null) await write(output, fused, predictor);
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
