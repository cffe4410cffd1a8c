// The emoji with what they are called: the names and words that Unicode has for each, and who drew it.

import { ValueError } from 'fovea';
import type { LabData } from './experiment.ts';

/** What is known of one picture besides its class. */
export interface Caption {
  /** Code points, the same for all drawings of an emoji. */
  readonly code: string;
  readonly artist: string;
  /** By language, the name first, then other words for it. */
  readonly words: { readonly en: readonly string[]; readonly zh: readonly string[] };
}

export interface CaptionedData extends LabData {
  /** In the order of the images. */
  readonly captions: { readonly train: readonly Caption[]; readonly test: readonly Caption[] };
}

/** @throws ValueError where the pictures have no captions */
export function requireCaptions(data: LabData): CaptionedData {
  if ('captions' in data) return data as CaptionedData;
  throw new ValueError(
    'this experiment needs the captions of the emoji, which come with the command; run it with `fovea lab`',
  );
}
