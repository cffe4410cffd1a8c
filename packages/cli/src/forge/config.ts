// Settings of `fovea forge`.

import { countOrNone, notNegative, option, part, seed, share, text, upTo } from '../settings/option.ts';
import type { SettingsOf } from '../settings/settings.ts';

const KINDS = ['splice', 'copyMove', 'removal'] as const;

const kinds = text.refine((value) => value.split(',').every((kind) => (KINDS as readonly string[]).includes(kind)), {
  error: `needs ${KINDS.join(', ')}, or some of them with commas`,
});

export const FORGE_OPTIONS = {
  data: option(text, '', 'folder of photographs'),
  output: option(text, 'forged', 'new folder for images/, masks/ and manifest.json, as train task=segment reads them'),
  count: option(countOrNone, 0, 'pictures to make; 0: one of each photograph'),
  side: option(countOrNone, 0, 'side of the part of each photograph that is used, at its own size; 0: all of it'),
  kinds: option(kinds, KINDS.join(','), "what is done: 'splice', 'copyMove', 'removal', or some of them with commas"),
  authentic: option(share, 0.25, 'part of the pictures that stay as they are'),
  minArea: option(part, 0.02, 'least part of a picture that is changed'),
  maxArea: option(part, 0.25, 'largest part of a picture that is changed, at most 0.7'),
  feather: option(notNegative, 2, 'pixels over which pasted regions go over into what is around them'),
  quality: option(upTo(100), 0, 'JPEG quality of the pictures; 0: PNG, without loss'),
  validationSplit: option(share, 0.1, 'part of the photographs that only val/ is made of'),
  testSplit: option(share, 0.1, 'part of the photographs that only test/ is made of'),
  seed: option(seed, 0, 'of everything that is drawn: the same seed makes the same pictures'),
} as const;

export type ForgeConfig = SettingsOf<typeof FORGE_OPTIONS>;
