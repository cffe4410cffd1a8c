// Decoding of files in every format, against PIL; and files that are not images, or only half.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeImage, type RasterImage } from '../src/images/index.ts';
import { fileBytes, imageFile, largestDifference, picture, READ_FILES, valuesOf } from './image-cases.ts';

/** Lossy formats: two decoders round differently. */
const LEVELS: Readonly<Record<string, number>> = { 'colour.avif': 2, 'colour.jpg': 1, 'grey.jpg': 1, 'turned.jpg': 1 };

const pixel = ({ data, channels }: RasterImage, at = 0): number[] => [
  ...data.subarray(at * channels, (at + 1) * channels),
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-images-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('decodeImage', () => {
  it.each(READ_FILES)('reads %s as PIL does', async (name, expected) => {
    const image = await decodeImage(imageFile(name));
    expect([image.height, image.width, image.channels]).toEqual(expected.shape);
    expect(largestDifference(image.data, valuesOf(expected))).toBeLessThanOrEqual(LEVELS[name] ?? 0);
  });

  it('takes a path, bytes, a buffer, a Blob, a data address: all the same', async () => {
    const bytes = fileBytes('colour.png');
    const { data } = picture('colour');
    const inputs = [
      fileURLToPath(imageFile('colour.png')),
      bytes,
      bytes.buffer,
      new Blob([bytes]),
      `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
      picture('colour'),
    ];
    for (const input of inputs) expect(largestDifference((await decodeImage(input)).data, data)).toBe(0);
  });

  it('takes the pixels of a canvas', async () => {
    const pixels = { width: 2, height: 1, data: Uint8ClampedArray.of(10, 20, 30, 255, 100, 100, 100, 0) };
    expect([...(await decodeImage(pixels)).data]).toEqual([10, 20, 30, 255, 255, 255]);
  });

  it('gives luma for one channel, grey for three', async () => {
    const grey = await decodeImage(imageFile('colour.png'), { channels: 1 });
    const { data } = picture('colour');
    expect(grey.data[100]).toBe((19595 * data[300] + 38470 * data[301] + 7471 * data[302] + 0x8000) >> 16);
    const three = await decodeImage(imageFile('grey.jpg'), { channels: 3 });
    const one = await decodeImage(imageFile('grey.jpg'), { channels: 1 });
    expect(pixel(three, 77)).toEqual([one.data[77], one.data[77], one.data[77]]);
  });

  it('lays what is transparent on white, or on the background', async () => {
    const { width } = picture('colour');
    for (const name of ['clear.png', 'clear-grey.png']) {
      expect(pixel(await decodeImage(imageFile(name)))).toEqual([255, 255, 255]);
      const black = await decodeImage(imageFile(name), { background: [0, 0, 0] });
      const red = await decodeImage(imageFile(name), { background: [200, 0, 0] });
      expect(pixel(red)).toEqual([200, 0, 0]);
      // Alpha is 255 at the right edge.
      expect(pixel(red, width - 1)).toEqual(pixel(black, width - 1));
    }
  });

  it('follows the colour profile', async () => {
    const [red, green, blue] = pixel(await decodeImage(imageFile('profile.png')));
    expect(green).toBeGreaterThan(200);
    expect(red).toBeLessThan(50);
    expect(blue).toBeLessThan(60);
  });

  it('makes sRGB of CMYK', async () => {
    const [red, green, blue] = pixel(await decodeImage(imageFile('cmyk.jpg')));
    expect(red).toBeLessThan(80);
    expect(Math.min(green, blue)).toBeGreaterThan(130);
  });

  it('sees inks without a profile as they are printed, not as the complement of each, which PIL gives', async () => {
    const [red, green, blue] = pixel(await decodeImage(imageFile('cmyk.jpg')));
    for (const [found, printed] of [
      [red, 0],
      [green, 153],
      [blue, 227],
    ])
      expect(Math.abs(found - printed)).toBeLessThanOrEqual(6);
  });

  it('takes no drawings, compressed or not', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>';
    for (const text of [svg, `\ufeff\n <?xml version="1.0"?>\n${svg}`, `<!-- a drawing -->${svg}`]) {
      const refused = /not an image in a format that can be read \(JPEG, PNG, WebP, AVIF, GIF, TIFF\)$/;
      await expect(decodeImage(new TextEncoder().encode(text))).rejects.toThrow(refused);
      await expect(decodeImage(Uint8Array.from(gzipSync(text)))).rejects.toThrow(refused);
    }
  });

  it('makes 8 bits of 16', async () => {
    const { data } = await decodeImage(imageFile('sixteen.png'), { channels: 1 });
    const ramp = Array.from({ length: 48 }, (_, i) => Math.floor((65535 * i) / 47) / 257);
    expect(largestDifference(data, ramp)).toBeLessThanOrEqual(1);
  });

  it('takes the first frame of what moves', async () => {
    const image = await decodeImage(imageFile('moving.gif'));
    expect([image.height, image.width]).toEqual([6, 8]);
    expect(pixel(image)).toEqual([230, 20, 30]);
  });

  it('says which file is what', async () => {
    const write = (name: string, content: string | Uint8Array) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const jpeg = fileBytes('colour.jpg');
    const refused = async (input: Parameters<typeof decodeImage>[0], message: string) =>
      expect(decodeImage(input)).rejects.toThrow(message);
    await refused(write('text.jpg', 'not a picture'), 'text.jpg: not an image in a format that can be read');
    await refused(write('größe 0.jpg', ''), 'größe 0.jpg: the file is empty');
    await refused(write('half.jpg', jpeg.subarray(0, jpeg.length / 2)), 'half.jpg: damaged (');
    await refused(write('half.png', fileBytes('colour.png').subarray(0, 2000)), 'half.png: damaged (');
    await refused(write('head.jpg', jpeg.subarray(0, 30)), 'head.jpg: ');
    await refused(join(folder, 'none.jpg'), `decodeImage: ${join(folder, 'none.jpg')}: there is no such file`);
    await refused(folder, 'is a folder');
    await refused(new Uint8Array(12), 'decodeImage: 12 bytes: not an image');
    await refused(5 as unknown as string, 'decodeImage: needs a path, an address');
    await refused({ width: 2, height: 2, data: new Uint8ClampedArray(3) }, '2 × 2 pixels have 16 bytes: got 3');
    await refused(
      { width: 2, height: 2, channels: 3, data: new Uint8Array(3) },
      'decodeImage: data of shape [2, 2, 3] must have 12 bytes: got 3',
    );
  });

  it('says of each of many damaged files what is wrong with that one', async () => {
    const halves = ['colour.jpg', 'colour.png', 'palette.gif', 'colour.webp'].map((name) => {
      const bytes = fileBytes(name);
      return bytes.subarray(0, Math.floor(bytes.length / 2));
    });
    const wrongWith = (bytes: Uint8Array) => decodeImage(bytes, { name: 'x' }).catch(({ message }: Error) => message);
    const alone: unknown[] = [];
    for (const bytes of halves) alone.push(await wrongWith(bytes));
    expect(new Set(alone.filter((text) => /damaged \(.+\)$/.test(String(text)))).size).toBe(halves.length);
    // libvips has one text for the errors of all threads; what is whole clears it, too.
    const many = Array.from({ length: 10 }, () => [...halves, fileBytes('colour.jpg')]).flat();
    const found = await Promise.all(many.map(wrongWith));
    expect(found.filter((text) => typeof text === 'string')).toEqual(Array.from({ length: 10 }, () => alone).flat());
  });

  it('refuses more pixels than are meant, before it decodes them', async () => {
    await expect(decodeImage(imageFile('colour.png'), { maxPixels: 1000 })).rejects.toThrow('more than 1000 pixels');
    await expect(decodeImage(imageFile('colour.png'), { background: [1, 2, 300] })).rejects.toThrow('three bytes');
    await expect(decodeImage(imageFile('colour.png'), { channels: 2 as 1 })).rejects.toThrow('channels must be');
  });

  it('reduces what is larger while it decodes, keeping proportions, upright', async () => {
    const size = async (name: string, reduceTo: number) => {
      const { height, width } = await decodeImage(imageFile(name), { reduceTo });
      return [height, width];
    };
    expect(await size('colour.jpg', 20)).toEqual([20, 29]);
    expect(await size('turned.jpg', 20)).toEqual([29, 20]);
    expect(await size('colour.jpg', 99)).toEqual([37, 53]);
    await expect(decodeImage(imageFile('colour.png'), { reduceTo: 0 })).rejects.toThrow('reduceTo must be');
  });

  it('says how to get sharp where it is missing', async () => {
    vi.resetModules();
    vi.doMock('sharp', () => {
      throw Object.assign(new Error("Cannot find package 'sharp'"), { code: 'ERR_MODULE_NOT_FOUND' });
    });
    const { decodeImage: without } = await import('../src/images/index.ts');
    await expect(without(imageFile('colour.png'))).rejects.toThrow('npm install sharp');
    vi.doUnmock('sharp');
  });

  it('gives plain bytes, no Buffer', async () => {
    expect(await decodeImage(imageFile('colour.png'))).toEqual(picture('colour'));
  });
});
