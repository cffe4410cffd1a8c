// What the page of training knows: examples, settings, and how far the network is.

import { computed, signal } from '@preact/signals';
import { proxy } from 'comlink';
import { t } from '../app/language.ts';
import { ask, WorkerGone } from '../compute/client.ts';
import type { EpochNews, Examples, News, StepNews, TrainSettings } from '../compute/protocol.ts';

export const SOURCES = ['draw', 'pictures', 'camera', 'builtIn'] as const;
export type Source = (typeof SOURCES)[number];

/** A class with its pictures, each of the source's size. */
export interface ExampleClass {
  readonly name: string;
  readonly pictures: readonly Uint8Array[];
}

/** How pictures of a source are kept. Drawings and clothes are grey, light on dark. */
export interface Format {
  readonly side: number;
  readonly channels: 1 | 3;
  readonly flip: boolean;
}

const GREY: Format = { side: 28, channels: 1, flip: false };
const COLOUR: Format = { side: 64, channels: 3, flip: true };
export const FORMATS: Readonly<Record<Source, Format>> = {
  draw: GREY,
  pictures: COLOUR,
  camera: COLOUR,
  builtIn: { ...GREY, flip: true },
};

export const source = signal<Source>('draw');

const twoClasses = (): readonly ExampleClass[] => [1, 2].map((n) => ({ name: t('classDefault', { n }), pictures: [] }));

/** Of each source apart, so that changing it loses nothing. */
const kept = new Map<Source, ReturnType<typeof signal<readonly ExampleClass[]>>>();

export function classesOf(of: Source) {
  const known = kept.get(of) ?? signal<readonly ExampleClass[]>(of === 'draw' || of === 'camera' ? twoClasses() : []);
  kept.set(of, known);
  return known as { value: readonly ExampleClass[] };
}

export const classes = computed(() => classesOf(source.value).value);
export const format = computed(() => FORMATS[source.value]);

/** Puts a changed list of classes in the place of that of the chosen source. */
export const setClasses = (changed: readonly ExampleClass[]): void => {
  classesOf(source.value).value = changed;
};

export const canTrain = computed(
  () => classes.value.length >= 2 && classes.value.every(({ pictures }) => pictures.length >= 2),
);

export type Phase = 'idle' | 'preparing' | 'running' | 'paused' | 'done' | 'stopped' | 'failed';

export const phase = signal<Phase>('idle');
export const problem = signal('');
export const steps = signal<readonly StepNews[]>([]);
export const epochs = signal<readonly EpochNews[]>([]);
/** What the network at hand was trained on; none before. */
export const trainedOn = signal<
  { readonly examples: Examples; readonly settings: TrainSettings; readonly format: Format } | undefined
>(undefined);
export const isBusy = computed(() => ['preparing', 'running', 'paused'].includes(phase.value));

export const settings = signal<TrainSettings>({
  model: 'mobilenetv3_small_050',
  epochs: 20,
  batch: 32,
  lr: 0.003,
  seed: 0,
  flip: false,
  watch: true,
});

function gather(): Examples {
  const { side, channels } = format.value;
  const size = side * side * channels;
  const all = classes.value.flatMap(({ pictures }, label) => pictures.map((picture) => ({ picture, label })));
  const pixels = new Uint8Array(all.length * size);
  all.forEach(({ picture }, i) => {
    pixels.set(picture, i * size);
  });
  const labels = Int32Array.from(all, ({ label }) => label);
  return { pixels, labels, height: side, width: side, channels, classNames: classes.value.map(({ name }) => name) };
}

function hear(all: readonly News[]): void {
  if (phase.value === 'preparing') phase.value = 'running';
  steps.value = [...steps.value, ...all.filter((news) => news.kind === 'step')];
  epochs.value = [...epochs.value, ...all.filter((news) => news.kind === 'epoch')];
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Trains a new network on the examples at hand. */
export async function train(): Promise<void> {
  const examples = gather();
  const chosen = { ...settings.value, flip: format.value.flip };
  steps.value = [];
  epochs.value = [];
  phase.value = 'preparing';
  trainedOn.value = { examples, settings: chosen, format: format.value };
  try {
    phase.value = await ask('train', (engine) => engine.train(examples, chosen, proxy(hear)));
  } catch (error) {
    phase.value = 'failed';
    problem.value = error instanceof WorkerGone ? t('workerGone') : t('failed', { why: textOf(error) });
    if (error instanceof WorkerGone) trainedOn.value = undefined;
  }
}

export async function pause(): Promise<void> {
  phase.value = 'paused';
  await ask('train', (engine) => engine.pause());
}

export async function goOn(): Promise<void> {
  phase.value = 'running';
  await ask('train', (engine) => engine.goOn());
}

export const stop = (): Promise<void> => ask('train', (engine) => engine.stop());

/** Also while it trains. */
export async function setLr(lr: number): Promise<void> {
  settings.value = { ...settings.value, lr };
  if (isBusy.value) await ask('train', (engine) => engine.setLr(lr));
}
