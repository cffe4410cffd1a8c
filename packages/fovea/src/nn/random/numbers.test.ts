// Random numbers of the kernels against those of plain JavaScript, and both against the bits that seeds have always given.

import { describe, expect, it } from 'vitest';
import { Fdlibm } from './fdlibm.ts';
import { numbersAt, plainNumbers, type StreamPlace } from './numbers.ts';

const START: StreamPlace = { key0: 12345, key1: -7, part: 1, first: 0 };
const bitsOf = (numbers: Float64Array): bigint[] => [...new BigInt64Array(numbers.slice().buffer)];

/** FNV-1a of the numbers' bytes. */
function digest(numbers: Float64Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(numbers.slice().buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

describe.each([
  ['uniform', 'ea40d45c'],
  ['normal', '21e154a8'],
] as const)('%s numbers', (kind, expected) => {
  it('are always the same', () => {
    expect(digest(numbersAt(kind, 4096, START))).toBe(expected);
    expect(digest(plainNumbers(kind, 4096, START))).toBe(expected);
  });

  it('are the same with and without kernels', () => {
    for (let part = 0; part < 8; part++) {
      const place = { key0: -part, key1: 0x1000_0000 + part, part, first: 4096 * part + 4 };
      const count = 4096 - 2 * part;
      expect(bitsOf(numbersAt(kind, count, place))).toEqual(bitsOf(plainNumbers(kind, count, place)));
    }
  });
});

// Where angles are next to a multiple of π/2.
it.each([4042532, 21481100, 26433392, 21568956])('normal numbers of block %i lose no digits', (first) => {
  const place = { key0: 0, key1: 1, part: 0, first };
  expect(bitsOf(numbersAt('normal', 4, place))).toEqual(bitsOf(plainNumbers('normal', 4, place)));
});

describe('logarithm, cosine and sine', () => {
  const parts = new Float64Array(2);
  const fdlibm = new Fdlibm();

  it("are the engine's to a rounding", () => {
    let largest = 0;
    for (let i = 0; i < 4096; i++) {
      const x = (i + 0.37) / 4096;
      const angle = 2 * Math.PI * x;
      fdlibm.cosineAndSine(angle, parts);
      const errors = [fdlibm.logarithm(x) / Math.log(x) - 1, parts[0] - Math.cos(angle), parts[1] - Math.sin(angle)];
      largest = Math.max(largest, ...errors.map(Math.abs));
    }
    expect(largest).toBeLessThan(2 ** -52);
  });

  // Computed with 40 digits and rounded.
  it.each([
    [1.1641532182693481e-10, -22.873856958478196, 1.0, 7.314590396335798e-10],
    [0.2500000001164153, -1.3862943606542293, -7.314590542670933e-10, 1.0],
    [0.24999999988358468, -1.3862943615855519, 7.314591767317732e-10, 1.0],
    [0.5000000001164153, -0.6931471803271146, -1.0, -7.314587709901484e-10],
    [0.5000000008149073, -0.6931471789301308, -1.0, -5.120213019897537e-9],
    [0.7500000001164153, -0.2876820722965605, 7.314591538470183e-10, -1.0],
    [0.7499999998835847, -0.28768207260700135, -7.31459521241058e-10, -1.0],
    [0.9999999998835847, -1.1641532183371108e-10, 1.0, -7.31459582473398e-10],
    [0.9999990464420989, -9.535583557210475e-7, 0.9999999999820517, -5.991380994206182e-6],
    [0.28744523657951504, -1.246722918351186, -0.23311076852262003, 0.9724501887494256],
  ])('of 2π · %d', (x, log, cosine, sine) => {
    fdlibm.cosineAndSine(2 * Math.PI * x, parts);
    expect([fdlibm.logarithm(x), ...parts]).toEqual([log, cosine, sine]);
  });
});
