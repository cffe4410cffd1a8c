// Shows a training run: a bar on a terminal, plain lines elsewhere. An epoch always leaves one line.

import cliProgress from 'cli-progress';
import type { EpochEvent, StepEvent } from 'fovea/train';
import { duration, percent } from '../figures.ts';

export interface Progress {
  step(event: StepEvent): void;
  epoch(event: EpochEvent): void;
  stop(): void;
}

export const stepText = ({ loss, accuracy, lr, imagesPerSecond }: StepEvent): string =>
  `loss ${loss.toFixed(4)}  accuracy ${percent(accuracy)}  lr ${lr.toExponential(1)}  ${imagesPerSecond.toFixed(0)} images/s`;

/** By what the best epoch is told; NaN where no validation image shows any class. */
function validatedText(event: EpochEvent): string {
  const { validationMeanPrecision: precision, averageMeanPrecision = event.averageAccuracy } = event;
  if (event.validationMeanIou !== undefined) {
    const { averageMeanIou } = event;
    return `mIoU ${percent(event.validationMeanIou)}${averageMeanIou === undefined ? '' : `  averaged ${percent(averageMeanIou)}`}`;
  }
  const own = precision === undefined ? `accuracy ${percent(event.validationAccuracy)}` : `mAP ${percent(precision)}`;
  return averageMeanPrecision === undefined ? own : `${own}  averaged ${percent(averageMeanPrecision)}`;
}

export const epochText = (event: EpochEvent, epochs: number): string =>
  [
    `epoch ${event.epoch + 1}/${epochs}`,
    `train loss ${event.trainLoss.toFixed(4)}  accuracy ${percent(event.trainAccuracy)}`,
    `validation loss ${event.validationLoss.toFixed(4)}  ${validatedText(event)}${event.best ? ' (best)' : ''}`,
    `${event.imagesPerSecond.toFixed(0)} images/s  ${duration(event.seconds)}`,
  ].join('  | ');

/** Seconds that the whole run still takes, at the speed of the epoch at hand. */
export function remainingSeconds(event: StepEvent, epochs: number, imagesPerStep: number): number {
  const steps = (epochs - event.epoch) * event.stepsPerEpoch - event.step - 1;
  return (steps * imagesPerStep) / event.imagesPerSecond;
}

const [NARROWEST_BAR, WIDEST_BAR] = [8, 24];
/** Columns that the text beside the bar takes. */
const TEXT_COLUMNS = 92;

class Bar implements Progress {
  private readonly bar: cliProgress.SingleBar;
  private running = false;

  constructor(
    private readonly epochs: number,
    private readonly batch: number,
    private readonly say: (text: string) => void,
  ) {
    // What narrow terminals cut off comes last.
    const format = 'epoch {epoch} {bar} {value}/{total}  ETA {left}  {text}';
    const barsize = Math.min(WIDEST_BAR, Math.max(NARROWEST_BAR, process.stdout.columns - TEXT_COLUMNS));
    this.bar = new cliProgress.SingleBar(
      { format, hideCursor: true, clearOnComplete: true, barsize, fps: 8 },
      cliProgress.Presets.shades_classic,
    );
  }

  step(event: StepEvent): void {
    const payload = {
      epoch: `${event.epoch + 1}/${this.epochs}`,
      text: stepText(event),
      left: duration(remainingSeconds(event, this.epochs, this.batch)),
    };
    if (!this.running) this.bar.start(event.stepsPerEpoch, 0, payload);
    this.running = true;
    this.bar.update(event.step + 1, payload);
  }

  epoch(event: EpochEvent): void {
    this.stop();
    this.say(epochText(event, this.epochs));
  }

  stop(): void {
    if (this.running) this.bar.stop();
    this.running = false;
  }
}

/** Between two lines. */
const LINE_EVERY_MS = 10_000;

class Lines implements Progress {
  private last = performance.now();

  constructor(
    private readonly epochs: number,
    private readonly batch: number,
    private readonly say: (text: string) => void,
  ) {}

  step(event: StepEvent): void {
    if (performance.now() - this.last < LINE_EVERY_MS) return;
    this.last = performance.now();
    const left = duration(remainingSeconds(event, this.epochs, this.batch));
    this.say(
      `epoch ${event.epoch + 1}/${this.epochs}  step ${event.step + 1}/${event.stepsPerEpoch}  ${stepText(event)}  ETA ${left}`,
    );
  }

  epoch(event: EpochEvent): void {
    this.say(epochText(event, this.epochs));
  }

  stop(): void {}
}

export const makeProgress = (
  epochs: number,
  batch: number,
  say: (text: string) => void,
  onTerminal = process.stdout.isTTY === true,
): Progress => (onTerminal ? new Bar(epochs, batch, say) : new Lines(epochs, batch, say));
