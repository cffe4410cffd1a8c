// Asks before the page is left with what cannot be had again: drawings and photographs, and a network that is trained.

import { computed, effect, signal } from '@preact/signals';
import { classesOf, type ExampleClass, isBusy, type Source, trainedOn } from './state.ts';

/** What the reader has in a file. */
const keptExamples = new WeakSet<readonly ExampleClass[]>();
/** Counts what is kept. */
const kept = signal(0);
const keptNetwork = signal<unknown>(undefined);

export const keepExamples = (saved: readonly ExampleClass[]): void => {
  keptExamples.add(saved);
  kept.value += 1;
};

export const keepNetwork = (): void => {
  keptNetwork.value = trainedOn.value;
};

/** Of the sources whose pictures are in no file before. */
const BY_HAND: readonly Source[] = ['draw', 'camera'];

const isAtStake = computed(
  () =>
    // Looked at in any case, so that this is computed again.
    kept.value < 0 ||
    isBusy.value ||
    trainedOn.value !== keptNetwork.value ||
    BY_HAND.map((source) => classesOf(source).value).some(
      (made) => !keptExamples.has(made) && made.some(({ pictures }) => pictures.length > 0),
    ),
);

const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

effect(() => {
  // Browsers keep pages without such a listener for the way back.
  if (isAtStake.value) addEventListener('beforeunload', askFirst);
  else removeEventListener('beforeunload', askFirst);
});
