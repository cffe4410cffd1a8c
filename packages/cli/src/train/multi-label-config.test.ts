// What settings become with several labels a picture, and which are refused.

import { describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import { completeConfig } from './config.ts';
import { settingsForLabels } from './multi-label-config.ts';

const none = new Float32Array(0);
const several = { targets: { train: none, validation: none, test: none } };
const settings = (data: object, ...args: string[]) => {
  const given = parseSettings('train', args);
  return settingsForLabels(completeConfig(given), given, data);
};

describe('settings with several labels a picture', () => {
  it('have another loss, unless it is given', () => {
    expect(settings(several)).toMatchObject({ loss: 'bce', labelSmoothing: 0 });
    expect(settings(several, 'loss=focal')).toMatchObject({ loss: 'focal', labelSmoothing: 0 });
    expect(settings(several, 'loss=bce', 'labelSmoothing=0.1')).toMatchObject({ loss: 'bce', labelSmoothing: 0.1 });
    expect(settings({})).toMatchObject({ loss: 'crossEntropy', labelSmoothing: 0.05 });
  });

  it.each([
    [
      several,
      'loss=poly',
      'loss=poly: tells one class of a picture; with several labels a picture, choose loss=bce or focal',
    ],
    [several, 'loss=crossEntropy', 'loss=crossEntropy: tells one class'],
    [several, 'sampler=balanced', 'classes cannot come equally often; choose classWeights=balanced'],
    [several, 'teacher=x', 'there is no distillation; leave it out'],
    [{}, 'threshold=0.4', 'threshold=0.4: each picture has one label, the likeliest; leave it out'],
  ])('%j refuse %s', (data, setting, message) => {
    expect(() => settings(data, setting)).toThrow(message);
  });
});
