// Tests of what a run shows: plain lines, times, and how long it will still take.

import type { EpochEvent, StepEvent } from 'fovea/train';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { epochText, makeProgress, remainingSeconds, stepText } from './progress.ts';

const position = { epoch: 0, step: 0, loss: 0, correct: 0, images: 0 };
const step = (index: number): StepEvent => ({
  kind: 'step',
  epoch: 1,
  step: index,
  stepsPerEpoch: 200,
  loss: 0.51239,
  accuracy: 0.8125,
  lr: 0.00123,
  imagesPerSecond: 1500.4,
  position,
});
const epoch: EpochEvent = {
  kind: 'epoch',
  epoch: 1,
  trainLoss: 0.5,
  trainAccuracy: 0.8,
  validationLoss: 0.4,
  validationAccuracy: 0.85,
  lr: 0.001,
  imagesPerSecond: 1500,
  seconds: 61,
  best: true,
  position,
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('progress', () => {
  it('says what matters of a step and of an epoch', () => {
    expect(stepText(step(0))).toBe('loss 0.5124  accuracy 81.3 %  lr 1.2e-3  1500 images/s');
    expect(epochText(epoch, 10)).toBe(
      'epoch 2/10  | train loss 0.5000  accuracy 80.0 %  | validation loss 0.4000  accuracy 85.0 % (best)  | 1500 images/s  1:01',
    );
  });

  it('counts the steps that remain, of this epoch and the others', () => {
    const event = { ...step(49), imagesPerSecond: 100 };
    expect(remainingSeconds(event, 3, 10)).toBe(((200 - 50 + 200) * 10) / 100);
    expect(remainingSeconds({ ...event, epoch: 2, step: 199 }, 3, 10)).toBe(0);
  });

  it('prints a plain line every ten seconds when there is no terminal', () => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    vi.useFakeTimers({ toFake: ['performance'] });
    const progress = makeProgress(10, 64, console.log, false);
    for (let i = 0; i < 200; i++) {
      vi.advanceTimersByTime(125);
      progress.step(step(i));
    }
    progress.epoch(epoch);
    progress.stop();
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^epoch 2\/10 {2}step 80\/200 {2}loss .* ETA 1:13$/);
    expect(lines[1]).toContain('step 160/200');
    expect(lines[2]).toContain('(best)');
  });
});
