// What the page of inspection knows: the networks in its two places, and the picture that they are shown.

import { computed, signal } from '@preact/signals';
import type { RasterImage } from 'fovea/images';
import { t } from '../app/language.ts';
import { rasterOf } from '../app/raster.tsx';
import { ask } from '../compute/client.ts';
import { type OpenedModel, SLOTS, type Slot, type WantedModel } from '../compute/protocol.ts';
import { decode } from '../train/picture.ts';
import { scene } from './scene.ts';

export interface Place {
  readonly slot: Slot;
  readonly wanted: WantedModel;
  /** Counts what was opened, so that results of something earlier are told apart. */
  readonly serial: number;
  readonly opened: OpenedModel | undefined;
  readonly problem: string;
}

/** An opened network. */
export type OpenPlace = Place & { readonly opened: OpenedModel };

export const places = signal<Readonly<Partial<Record<Slot, Place>>>>({});
export const opened = computed(() =>
  SLOTS.flatMap((slot) => {
    const place = places.value[slot];
    return place?.opened ? [place as OpenPlace] : [];
  }),
);

let serial = 0;

const put = (place: Place): void => {
  places.value = { ...places.value, [place.slot]: place };
};

/** Opens a network in a place; of several that are asked for one after another, the last one stays. */
export async function open(slot: Slot, wanted: WantedModel): Promise<void> {
  serial += 1;
  const place: Place = { slot, wanted, serial, opened: undefined, problem: '' };
  put(place);
  const isLast = (): boolean => places.value[slot]?.serial === place.serial;
  try {
    const found = await ask('inspect', (engine) => engine.open(slot, wanted));
    if (isLast()) put({ ...place, opened: found });
  } catch (error) {
    if (isLast()) put({ ...place, problem: error instanceof Error ? error.message : String(error) });
  }
}

export function close(slot: Slot): void {
  const { [slot]: _, ...rest } = places.value;
  places.value = rest;
  void ask('inspect', (engine) => engine.close(slot));
}

export const picture = signal<RasterImage | undefined>(undefined);
export const pictureProblem = signal('');

/** The picture that comes with the page, unless there is one. */
export async function showScene(): Promise<void> {
  const made = picture.value ?? (await scene());
  picture.value ??= made;
}

export async function showPicture(file: File): Promise<void> {
  try {
    const bitmap = await decode(file);
    picture.value = rasterOf(bitmap);
    bitmap.close();
    pictureProblem.value = '';
  } catch {
    pictureProblem.value = t('badPicture', { name: file.name });
  }
}
