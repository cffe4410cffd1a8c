// Tests of the choice of a batch size.

import { describe, expect, it } from 'vitest';
import { largestBatch, largestFitting } from './batch-size.ts';

describe('the largest batch that fits', () => {
  /** Counts how often it is asked. */
  function planned(bytesOf: (batch: number) => number): { asked: number[]; need: (batch: number) => Promise<number> } {
    const asked: number[] = [];
    return {
      asked,
      need: async (batch) => {
        asked.push(batch);
        return bytesOf(batch);
      },
    };
  }
  const line = (batch: number): number => 100 + 10 * batch;

  it.each([
    [1e9, 256, 256, undefined],
    [100 + 10 * 256, 256, 256, undefined],
    [100 + 10 * 255, 256, 128, 2660],
    [429, 256, 32, 740],
    [419, 256, 16, 420],
    [120, 256, 2, 140],
    [119, 256, 1, 120],
    [110, 256, 1, 120],
    [1000, 1, 1, undefined],
    [1000, 2, 2, undefined],
    [1000, 8, 8, undefined],
  ])('of %d bytes, of at most %d', async (available, most, batch, twice) => {
    const { asked, need } = planned(line);
    expect(await largestFitting(need, available, most)).toEqual({ batch, bytes: line(batch), twice });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it('is found where the memory is not a straight line', async () => {
    const stairs = (batch: number): number => 64 * Math.ceil(batch / 64) + (batch > 32 ? 500 : 0);
    for (let available = 64; available < 1200; available += 20) {
      const fits = [1, 2, 4, 8, 16, 32, 64, 128, 256].filter((batch) => stairs(batch) <= available);
      expect((await largestFitting(planned(stairs).need, available, 256))?.batch).toBe(fits.at(-1));
    }
  });

  it('is none where one image does not fit', async () => {
    expect(await largestFitting(planned(line).need, 109, 256)).toBeUndefined();
    expect(await largestFitting(planned(line).need, 109, 1)).toBeUndefined();
  });

  it('leaves an epoch some steps', () => {
    expect([1e6, 4096, 4095, 1000, 54, 16, 3].map(largestBatch)).toEqual([256, 256, 128, 32, 2, 1, 1]);
  });
});
