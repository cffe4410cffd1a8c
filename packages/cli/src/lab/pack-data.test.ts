// Images of experiments survive their file, and damage to it is told.

import type { ImageSet } from 'fovea/data';
import { expect, it } from 'vitest';
import { packLabData, unpackLabData } from './pack-data.ts';

const set = (...labels: number[]): ImageSet => ({
  ...{ height: 1, width: 2, channels: 3, classNames: ['ä', 'b'] },
  labels: Int32Array.from(labels),
  pixels: Uint8Array.from({ length: labels.length * 6 }, (_, i) => 255 - i),
});

it('packs and unpacks what the images are called', () => {
  const [dog, cat] = ['狗', '猫'].map((zh, i) => ({ code: `1f43${i}`, words: { en: ['a', 'b'], zh: [zh] } }));
  const captions = {
    train: [dog, cat, dog].map((one, i) => ({ ...one, artist: `artist ${i}` })),
    test: [{ ...cat, artist: 'another' }],
  };
  const data = { train: set(0, 1, 1), test: set(1), captions };
  expect(unpackLabData(packLabData(data))).toEqual(data);
});

it('packs and unpacks images with their labels', () => {
  const data = { train: set(0, 1, 1), test: set(1) };
  const bytes = packLabData(data);
  expect(unpackLabData(bytes)).toEqual(data);
  for (const wrong of [bytes.slice(1), bytes.slice(0, -1), new Uint8Array(3)])
    expect(() => unpackLabData(wrong)).toThrow('the file of images is damaged');
});
