// `fovea bench`: how fast this machine is, kernel by kernel against its measured limits, and with whole models.

import { type MachineLimits, type ModelTime, measureMachine, measureTime, type PassTime } from 'fovea/analysis';
import { createModel, modelRecord } from 'fovea/models';
import { commandError } from '../command-error.ts';
import { aligned } from '../figures.ts';
import { isModelName } from '../predict/model-name.ts';
import { attainedText, milliseconds } from '../profile/rows.ts';
import { environment } from '../run-folder/environment.ts';
import { makeBackend } from '../settings/backend.ts';
import type { BenchConfig } from './config.ts';
import { KERNELS, type KernelCase } from './kernels.ts';

/** What is measured where no models are named: one of each kind. */
const USUAL_MODELS = ['mobilenetv3_small_100', 'resnet18', 'vit_tiny_patch16_224'];

interface KernelResult {
  readonly family: KernelCase['family'];
  readonly name: string;
  readonly inputShape: readonly number[];
  readonly forward: PassTime | null;
  readonly backward: PassTime | null;
}

interface ModelResult {
  readonly model: string;
  readonly inputShape: readonly number[];
  readonly forwardMilliseconds: number;
  readonly imagesPerSecond: number;
  /** Forward and backward; null where it was not asked for. */
  readonly trainingMilliseconds: number | null;
  readonly trainedImagesPerSecond: number | null;
  readonly gigaflopsPerSecond: number | null;
}

type Measuring = Pick<BenchConfig, 'runs' | 'training'> & { readonly machine: MachineLimits };

const timed = (
  model: Parameters<typeof measureTime>[0],
  shape: readonly number[],
  { runs, training, machine }: Measuring,
): Promise<ModelTime> => measureTime(model, shape, { runs, machine, backward: training });

async function measureKernel(
  { family, name, make, inputShape }: KernelCase,
  measuring: Measuring,
): Promise<KernelResult> {
  const [{ forward, backward }] = (await timed(make(), inputShape, measuring)).layers;
  return { family, name, inputShape, forward, backward };
}

async function measureModel(
  name: string,
  { batch, imageSize }: BenchConfig,
  measuring: Measuring,
): Promise<ModelResult> {
  const side = imageSize === '' ? modelRecord(name).imageSize : Number(imageSize);
  const inputShape = [batch, side, side, 3];
  const { forward, training, layers } = await timed(createModel(name, { imageSize: side }), inputShape, measuring);
  return {
    model: name,
    inputShape,
    forwardMilliseconds: forward.milliseconds,
    imagesPerSecond: (1000 * batch) / forward.milliseconds,
    trainingMilliseconds: training?.milliseconds ?? null,
    trainedImagesPerSecond: training ? (1000 * batch) / training.milliseconds : null,
    // Of the whole, as the milliseconds are: kernel by kernel they take longer.
    gigaflopsPerSecond: layers[0].forward ? layers[0].forward.flops / forward.milliseconds / 1e6 : null,
  };
}

const passCells = (pass: PassTime | null): string[] =>
  pass
    ? [
        milliseconds(pass.milliseconds),
        pass.gigaflopsPerSecond.toFixed(1),
        pass.gigabytesPerSecond.toFixed(1),
        attainedText(pass),
      ]
    : ['–', '', '', ''];

const kernelText = (results: readonly KernelResult[], training: boolean): string[] =>
  aligned(
    [
      [
        'family',
        'kernel',
        'ms',
        'GFLOP/s',
        'GB/s',
        'of the limit',
        ...(training ? ['backward: ms', 'GFLOP/s', 'GB/s', 'of the limit'] : []),
      ],
      ...results.map(({ family, name, forward, backward }) => [
        family,
        name,
        ...passCells(forward),
        ...(training ? passCells(backward) : []),
      ]),
    ],
    2,
  );

const orDash = (value: number | null, text: (value: number) => string): string => (value === null ? '–' : text(value));
const whole = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

const modelText = (results: readonly ModelResult[]): string[] =>
  aligned(
    [
      ['model', 'input', 'forward, ms', 'images/s', 'GFLOP/s', 'forward and backward, ms', 'images/s'],
      ...results.map((result) => [
        result.model,
        `[${result.inputShape.join(', ')}]`,
        milliseconds(result.forwardMilliseconds),
        whole(result.imagesPerSecond),
        orDash(result.gigaflopsPerSecond, (value) => value.toFixed(1)),
        orDash(result.trainingMilliseconds, milliseconds),
        orDash(result.trainedImagesPerSecond, whole),
      ]),
    ],
    2,
  );

/** @throws ValueError for a name that is no model's */
function modelsOf(names: readonly string[], { models, kernels }: BenchConfig): readonly string[] {
  if (!models && names.length > 0) throw commandError('bench', 'models=false: leave it out, or name no models');
  if (!models && !kernels) throw commandError('bench', 'kernels=false models=false: there is nothing left to measure');
  const chosen = names.length > 0 ? names : USUAL_MODELS;
  for (const name of chosen)
    if (!isModelName('bench', name))
      throw commandError('bench', `takes models by name: got ${name}; \`fovea profile ${name} time=true\` measures it`);
  return models ? chosen : [];
}

/**
 * Runs `fovea bench [MODEL…] [settings]`; gives the exit code.
 * @throws ValueError for a name that is no model's, and a size that a model cannot take
 */
export async function bench(names: readonly string[], config: BenchConfig, stop: AbortSignal): Promise<number> {
  const models = modelsOf(names, config);
  const { description } = await makeBackend('bench', config.threads);
  const machine = await measureMachine();
  const measuring = { ...config, machine };
  const isText = config.format === 'text';
  const limits = `${machine.gigaflopsPerSecond.toFixed(1)} GFLOP/s in a product, ${machine.gigabytesPerSecond.toFixed(1)} GB/s from memory`;
  if (isText) console.log(`${description}\nlimits, measured now: ${limits}`);
  const kernelResults: KernelResult[] = [];
  for (const kernel of config.kernels ? KERNELS : []) {
    if (stop.aborted) return Number(stop.reason);
    kernelResults.push(await measureKernel(kernel, measuring));
  }
  if (isText && kernelResults.length > 0) console.log(`\n${kernelText(kernelResults, config.training).join('\n')}`);
  const modelResults: ModelResult[] = [];
  for (const name of models) {
    if (stop.aborted) return Number(stop.reason);
    modelResults.push(await measureModel(name, config, measuring));
  }
  if (isText && modelResults.length > 0) console.log(`\n${modelText(modelResults).join('\n')}`);
  const report = { kind: 'bench', version: 1, environment: environment(description), machine };
  if (!isText) console.log(JSON.stringify({ ...report, kernels: kernelResults, models: modelResults }, null, 2));
  return 0;
}
