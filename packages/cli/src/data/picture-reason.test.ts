// Tests of what is said of a picture that cannot be read.

import { decodeImage } from 'fovea/images';
import { expect, it } from 'vitest';
import { pictureReason } from './picture-reason.ts';

/** 2 × 1 pixels. */
const GIF = Buffer.from('R0lGODdhAgABAIAAAP///wAAACwAAAAAAgABAAACAgQKADs=', 'base64');

it('names neither the picture again nor functions of the library', async () => {
  const reasonOf = (bytes: Uint8Array) =>
    decodeImage(bytes, { name: 'a: b.gif', maxPixels: 1 }).catch((error: Error) =>
      pictureReason('a: b.gif', error.message),
    );
  expect(await reasonOf(GIF)).toBe('more than 1 pixels; make it smaller');
  expect(await reasonOf(new Uint8Array(0))).toBe('the file is empty');
});
