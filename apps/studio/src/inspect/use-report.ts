// A report of the worker on a network and the picture at hand, again when one of them changes.

import type { Remote } from 'comlink';
import type { RasterImage } from 'fovea/images';
import { type Result, useResult } from '../app/use-result.ts';
import { ask } from '../compute/client.ts';
import type { Slot } from '../compute/protocol.ts';
import type { Engine } from '../compute/worker.ts';
import { type OpenPlace, picture } from './state.ts';

const serials = new WeakMap<RasterImage, number>();
let count = 0;

/** A number for each picture, to tell questions apart. */
function serialOf(image: RasterImage): number {
  const known = serials.get(image) ?? ++count;
  serials.set(image, known);
  return known;
}

/** Reports that were asked for, so that going back to a view does not compute it again; the oldest go first. */
const kept = new Map<string, Promise<unknown>>();
const MOST = 40;

function once<T>(key: string, question: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined;
  if (known) return known;
  const asked = question();
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST))) kept.delete(oldest);
  return asked;
}

/** @param what the view, and what else the question depends on */
export function useReport<T>(
  { slot, serial }: OpenPlace,
  question: (engine: Remote<Engine>, slot: Slot, image: RasterImage) => Promise<T>,
  what: string,
): Result<T> {
  const image = picture.value;
  const key = `${slot} ${serial} ${image ? serialOf(image) : 0} ${what}`;
  return useResult(key, () =>
    image ? once(key, () => ask('inspect', (engine) => question(engine, slot, image))) : new Promise<T>(() => {}),
  );
}
