// Tests of what a run tells TensorBoard of an epoch.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpochEvent } from 'fovea/train';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Board } from './board.ts';
import type { Run } from './setup.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-board-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const EPOCH = {
  ...{ kind: 'epoch', epoch: 0, trainLoss: 1, trainAccuracy: 0.5, validationLoss: 2, validationAccuracy: 0.25 },
  ...{ averageLoss: 2, averageAccuracy: 0.25, lr: 0.1, imagesPerSecond: 10, seconds: 1, best: true },
  position: { epoch: 1, step: 0, loss: 0, correct: 0, images: 0 },
} as unknown as EpochEvent;

/** The value of a scalar in the file: float32 after its tag, in TensorBoard's Summary.Value or as a tensor. */
function written(event: EpochEvent): Buffer {
  const run = { files: { folder }, config: {}, data: { setting: 'photos' }, stepsPerEpoch: 4, from: undefined };
  const board = new Board(run as unknown as Run);
  board.add(event);
  board.close();
  return readFileSync(join(folder, readdirSync(folder)[0]));
}

function scalarOf(file: Buffer, tag: string): number | undefined {
  const at = file.indexOf(tag);
  if (at < 0) return undefined;
  // simple_value is field 2, fixed32: tag byte 0x15.
  expect(file[at + Buffer.byteLength(tag)]).toBe(0x15);
  return file.readFloatLE(at + Buffer.byteLength(tag) + 1);
}

it('has the mean average precision where pictures show several classes', () => {
  const file = written({ ...EPOCH, validationMeanPrecision: 0.75, averageMeanPrecision: 0.875 });
  expect(scalarOf(file, 'validation/mean average precision')).toBe(0.75);
  expect(scalarOf(file, 'averaged weights/mean average precision')).toBe(0.875);
  expect(scalarOf(file, 'validation/accuracy')).toBe(0.25);
});

it('has none where each shows one', () => {
  expect(written(EPOCH).includes('mean average precision')).toBe(false);
});
