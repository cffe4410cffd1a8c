// Forgeries: that they are what their masks say, of the sizes that were asked for, and of seed and index alone; removal's diffusion; errors.

import { describe, expect, it } from 'vitest';
import { type Forgery, fillRegion, forgeImage } from '../src/forensics/index.ts';
import { RandomStream, type RasterImage } from '../src/images/index.ts';

function noise(number: number, width = 40, height = 30, channels: 1 | 3 = 3): RasterImage {
  const random = new RandomStream(5, 0, number);
  return { width, height, channels, data: new Uint8Array(width * height * channels).map(() => random.integer(256)) };
}

const PHOTOS = [noise(0), noise(1, 33, 50), noise(2, 25, 25, 1)];

/** Part of the pixels that the mask marks. */
const share = ({ mask }: Forgery): number => mask.data.filter((value) => value === 255).length / mask.data.length;

/** Values that differ from the photograph's, inside and outside of the mask. */
function changes({ image, mask, photo }: Forgery): { readonly inside: number; readonly outside: number } {
  let [inside, outside] = [0, 0];
  for (const [i, value] of PHOTOS[photo].data.entries())
    if (value !== image.data[i]) {
      if (mask.data[Math.floor(i / image.channels)] === 255) inside++;
      else outside++;
    }
  return { inside, outside };
}

describe('forgeImage', () => {
  it.each(['splice', 'copyMove', 'removal'] as const)(
    'changes what the mask says, and nothing else: %s',
    async (kind) => {
      for (let index = 0; index < 30; index++) {
        const made = await forgeImage(PHOTOS, index, { kinds: [kind], authentic: 0, feather: 0, area: [0.05, 0.2] });
        const { width, height, channels } = PHOTOS[index % 3];
        expect([made.kind, made.photo, made.image.width, made.image.height, made.image.channels]).toEqual([
          ...[kind, index % 3, width, height, channels],
        ]);
        const { inside, outside } = changes(made);
        expect(outside).toBe(0);
        // By chance, some bytes of noise are what they were.
        expect(inside).toBeGreaterThan(0.9 * share(made) * made.image.data.length);
        expect(share(made)).toBeGreaterThan(0.04);
        expect(share(made)).toBeLessThan(0.22);
        if (kind === 'splice') expect(made.donor).not.toBe(made.photo);
      }
    },
  );

  it.each(['ellipse', 'polygon', 'blob'] as const)(
    'draws regions of the wanted area, also where few fit: %s',
    async (shape) => {
      const long = { ...noise(3, 120, 10) };
      for (const area of [0.01, 0.3, 0.7])
        for (let index = 0; index < 8; index++) {
          const made = await forgeImage([long], index, {
            kinds: ['removal'],
            authentic: 0,
            shapes: [shape],
            area: [area, area],
          });
          expect(Math.abs(share(made) - area)).toBeLessThan(0.03);
        }
    },
  );

  it('is a function of seed and index alone, and leaves the photographs as they are', async () => {
    const before = PHOTOS.map(({ data }) => Uint8Array.from(data));
    const all = { authentic: 0 };
    const loading = PHOTOS.map((one) => async () => one);
    const [first, again] = [await forgeImage(PHOTOS, 7, all), await forgeImage(loading, 7, all)];
    expect(again).toEqual(first);
    const others = await Promise.all([
      forgeImage(PHOTOS, 10, { authentic: 0 }),
      forgeImage(PHOTOS, 7, { seed: 1, authentic: 0 }),
    ]);
    for (const other of others) expect(other.image.data).not.toEqual(first.image.data);
    expect(PHOTOS.map(({ data }) => data)).toEqual(before);
  });

  it('leaves part of the pictures as they are, and does all kinds to the others', async () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 80; index++) {
      const made = await forgeImage(PHOTOS, index);
      counts.set(made.kind, (counts.get(made.kind) ?? 0) + 1);
      if (made.kind !== 'authentic') continue;
      expect(share(made)).toBe(0);
      expect(changes(made)).toEqual({ inside: 0, outside: 0 });
    }
    for (const kind of ['authentic', 'splice', 'copyMove', 'removal']) expect(counts.get(kind)).toBeGreaterThan(8);
  });

  it('copies without interpolation where nothing is turned or scaled', async () => {
    const photo = noise(4, 60, 60, 1);
    const still = { scale: [1, 1], degrees: 0, flip: 0, feather: 0, area: [0.02, 0.05], authentic: 0 } as const;
    const { image, mask } = await forgeImage([photo], 3, { kinds: ['copyMove'], ...still });
    const pixels = [...mask.data.keys()].filter((i) => mask.data[i] === 255);
    const shifts = [...photo.data.keys()].map((at) => at - pixels[0]);
    const fits = shifts.filter((by) => pixels.every((i) => image.data[i] === photo.data[i + by]));
    expect(fits).toHaveLength(1);
  });

  it('blends the borders of what is pasted', async () => {
    const flat = (level: number): RasterImage => ({
      width: 40,
      height: 40,
      channels: 1,
      data: new Uint8Array(1600).fill(level),
    });
    const levels = async (feather: number): Promise<number> => {
      const options = { kinds: ['splice'] as const, authentic: 0, colorShift: 0, feather };
      return new Set((await forgeImage([flat(0), flat(200)], 0, options)).image.data).size;
    };
    expect(await levels(0)).toBe(2);
    expect(await levels(6)).toBeGreaterThan(10);
  });

  const one = [noise(0)];
  it.each<[readonly unknown[], string]>([
    [[[], 0], 'photos must be a list of one photograph or more: got []'],
    [[one, -1], 'index must be an integer in [0, 4294967295]: got -1'],
    [[one, 0, { kinds: ['splice'] }], 'splices need two photographs or more: got 1'],
    [[one, 0, { kinds: [] }], 'kinds must be a list of some of splice, copyMove, removal: got []'],
    [[one, 0, { kinds: ['erase'] }], "kinds must be 'splice', 'copyMove' or 'removal'"],
    [[one, 0, { area: [0.3, 0.1] }], 'area must be [least, most], in this order: got [0.3, 0.1]'],
    [[one, 0, { area: [0.3, 0.9] }], 'area must be at most 0.7: got [0.3, 0.9]'],
    [[one, 0, { scale: [0, 1] }], 'scale must be a finite number > 0: got 0'],
    [[one, 0, { feather: -1 }], 'feather must be a finite number ≥ 0: got -1'],
    [[[noise(0, 7, 30)], 0], 'photograph 0 is 7 × 30; regions need 8 × 8 pixels or more'],
  ])('refuses %j', async (args, message) => {
    const call = forgeImage as (...all: unknown[]) => Promise<Forgery>;
    await expect(call(...args)).rejects.toThrow(`forgeImage: ${message}`);
  });
});

describe('fillRegion', () => {
  const ramp: RasterImage = {
    ...{ width: 64, height: 48, channels: 1 },
    data: Uint8Array.from({ length: 64 * 48 }, (_, i) => 2 * (i % 64) + 2 * Math.floor(i / 64)),
  };
  const maskOf = (inside: (x: number, y: number) => boolean): RasterImage => ({
    ...ramp,
    data: ramp.data.map((_, i) => 255 * Number(inside(i % 64, Math.floor(i / 64)))),
  });

  it('continues what is even: a slope comes back', () => {
    const { data } = fillRegion(
      ramp,
      maskOf((x, y) => Math.hypot(x - 30, y - 22) < 16),
    );
    expect(Math.max(...data.map((value, i) => Math.abs(value - ramp.data[i])))).toBeLessThanOrEqual(2);
  });

  it('fills up to the border of the image, and changes nothing where the mask is empty', () => {
    const { data } = fillRegion(
      ramp,
      maskOf((x, y) => x > 40 && y < 20),
    );
    expect(Math.max(...data)).toBeLessThanOrEqual(Math.max(...ramp.data));
    expect(data[63]).toBeGreaterThan(70);
    expect(
      fillRegion(
        ramp,
        maskOf(() => false),
      ).data,
    ).toEqual(ramp.data);
  });

  it('refuses a mask of everything, or of another size', () => {
    expect(() =>
      fillRegion(
        ramp,
        maskOf(() => true),
      ),
    ).toThrow('fillRegion: the mask covers the whole image');
    expect(() => fillRegion(ramp, noise(0))).toThrow('the size of the image, 64 × 48: got 3 and 40 × 30');
  });
});
