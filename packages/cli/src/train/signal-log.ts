// `signals=true`: what activations, gradients and weights are like before training and after each epoch, of the same images every time.

import { type Tensor, tensor, ValueError } from 'fovea';
import { type SignalHistory, SignalRecorder } from 'fovea/analysis';
import type { LabelledBatch } from 'fovea/data';
import { binaryCrossEntropyWithLogits, crossEntropy } from 'fovea/ops';
import type { Position, TrainingLoss } from 'fovea/train';
import { commandError } from '../command-error.ts';
import type { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { type FileToWrite, textFile } from '../run-folder/write-file.ts';
import type { Run } from './setup.ts';

/** More images change little. */
const MOST_IMAGES = 32;

/** Of a run that was killed after it wrote them, those of later steps do not count. @throws ValueError when the file is damaged */
async function recordsBefore(files: RunFiles, step: number): Promise<SignalHistory['records']> {
  if (!files.has(FILES.signals)) return [];
  return parseSignals(FILES.signals, await files.readText(FILES.signals)).records.filter((one) => one.step <= step);
}

/** @throws ValueError for what is no such report */
export function parseSignals(name: string, text: string): SignalHistory {
  let history: Partial<SignalHistory> | null = null;
  try {
    history = JSON.parse(text);
  } catch {
    // Below.
  }
  if (history?.kind !== 'signal-history' || !Array.isArray(history.records))
    throw new ValueError(`${name} holds no signals of a run; it is damaged, or another file`);
  return history as SignalHistory;
}

/** The part that each class has in each image, or the number of its class. */
function targetOf({ labels, targets, mix }: LabelledBatch, count: number, classes: number): Tensor {
  if (!mix && !targets) return tensor(labels.slice(0, count), [count], 'int32');
  const values = new Float32Array(count * classes);
  const add = (own: Int32Array, several: Float32Array | undefined, weight: number): void => {
    for (let i = 0; i < values.length; i++) {
      const has = several ? several[i] : Number(own[Math.floor(i / classes)] === i % classes);
      values[i] += weight * has;
    }
  };
  add(labels, targets, mix?.weight ?? 1);
  if (mix) add(mix.labels, mix.targets, 1 - mix.weight);
  return tensor(values, [count, classes]);
}

async function firstBatch({ data, config }: Run): Promise<LabelledBatch> {
  const order = { epoch: 0, from: 0, to: 1, batchSize: config.batch };
  for await (const batch of data.trainBatches(order)) return batch;
  throw commandError('train', 'signals=true: there is no batch to look at; lower batch');
}

/** Of numbers with fractions, as many digits as mean anything: there are thousands of them. */
const shortened = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;

/** What the run makes small, without the part of a teacher. */
function lossOf({ loss, data, config: { labelSmoothing } }: Run): TrainingLoss {
  if (loss) return loss;
  const usual = data.targets ? binaryCrossEntropyWithLogits : crossEntropy;
  return (logits, target) => usual(logits, target, { labelSmoothing });
}

export class SignalLog {
  private constructor(
    private readonly recorder: SignalRecorder,
    private readonly before: SignalHistory['records'],
    private readonly stepsPerEpoch: number,
  ) {}

  /** With the state before training, or the records of a run that goes on. */
  static async of(run: Run): Promise<SignalLog> {
    const { model, files, data, from, stepsPerEpoch } = run;
    const batch = await firstBatch(run);
    const count = Math.min(MOST_IMAGES, batch.labels.length);
    const [, ...shape] = batch.shape;
    const size = batch.images.length / batch.labels.length;
    const target = targetOf(batch, count, data.classNames.length);
    const loss = lossOf(run);
    const images = tensor(batch.images.slice(0, count * size), [count, ...shape]);
    const recorder = new SignalRecorder(model, images, { loss: (logits) => loss(logits as Tensor, target) });
    const done = from ? from.epoch * stepsPerEpoch + from.step : 0;
    const log = new SignalLog(recorder, from ? await recordsBefore(files, done) : [], stepsPerEpoch);
    if (log.before.length === 0) await recorder.record(done);
    return log;
  }

  /** After an epoch; gives the file, which goes with the weights. */
  async add({ epoch, step }: Position): Promise<FileToWrite> {
    await this.recorder.record(epoch * this.stepsPerEpoch + step);
    return textFile(FILES.signals, `${JSON.stringify(this.history(), shortened)}\n`);
  }

  history(): SignalHistory {
    const own = this.recorder.history();
    return { ...own, records: [...this.before, ...own.records] };
  }
}
