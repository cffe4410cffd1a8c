// Settings that do nothing without others are refused, in words that say what is missing; defaults, and settings that are in use, pass.

import { describe, expect, it } from 'vitest';
import { ATTACK_OPTIONS, ATTACK_USES } from '../attack/config.ts';
import { BENCH_OPTIONS, BENCH_USES } from '../bench/config.ts';
import { CHECK_OPTIONS, CHECK_USES } from '../check/config.ts';
import { LEARN_OPTIONS, LEARN_USES } from '../learn/config.ts';
import { PROFILE_OPTIONS, PROFILE_USES } from '../profile/config.ts';
import { completeSettings, type Options, type SettingsOf } from './settings.ts';
import { requireUses, type Use } from './uses.ts';

/** Checks settings of a command as they are given. */
function checked<O extends Options>(name: string, options: O, uses: readonly Use<SettingsOf<O>>[]) {
  return (text: string): void => {
    const given = Object.fromEntries(text.split(' ').map((pair) => pair.split('=')));
    requireUses(name, options, completeSettings(name, options, given), uses);
  };
}

const COMMANDS: Readonly<Record<string, (text: string) => void>> = {
  profile: checked('profile', PROFILE_OPTIONS, PROFILE_USES),
  bench: checked('bench', BENCH_OPTIONS, BENCH_USES),
  attack: checked('attack', ATTACK_OPTIONS, ATTACK_USES),
  data: checked('data', CHECK_OPTIONS, CHECK_USES),
  learn: checked('learn', LEARN_OPTIONS, LEARN_USES),
};

describe('settings without what they need', () => {
  it.each([
    ['profile', 'layers=conv1', 'layers=conv1: does nothing without erf=true'],
    ['profile', 'layers=conv1 signals=true', 'layers=conv1: does nothing without erf=true'],
    ['profile', 'pictures=photos', 'pictures=photos: does nothing without erf=true, signals=true or flips=true'],
    ['profile', 'inputs=4', 'inputs=4: does nothing without erf=true, signals=true or flips=true'],
    ['profile', 'picture=cat.jpg erf=true', 'picture=cat.jpg: does nothing without html=…'],
    ['profile', 'runs=3', 'runs=3: does nothing without time=true'],
    ['profile', 'images=100', 'images=100: does nothing without epochs=…'],
    ['profile', 'seed=1', 'seed=1: does nothing without epochs=…'],
    ['profile', 'erf=true vary=batch:1,2', 'erf=true: does nothing with vary=…'],
    ['profile', 'depth=1 vary=batch:1,2', 'depth=1: does nothing with vary=…'],
    ['bench', 'batch=2 models=false', 'batch=2: does nothing with models=false'],
    ['attack', 'seed=3 method=fgsm', 'seed=3: does nothing with method=fgsm'],
    ['data', 'samples=3', 'samples=3: does nothing without html=…'],
    ['learn', 'trials=10 expression=x*2', 'trials=10: does nothing with expression=…'],
  ])('%s %s', (command, text, message) => {
    expect(() => COMMANDS[command](text)).toThrow(`${command}: ${message}`);
  });

  it.each([
    ['profile', 'runs=5 inputs=16'],
    ['profile', 'layers=conv1 erf=true inputs=4 pictures=photos'],
    ['profile', 'picture=cat.jpg html=page.html'],
    ['profile', 'picture=cat.jpg flips=true'],
    ['profile', 'vary=batch:1,2 time=true runs=2'],
    ['bench', 'batch=2 kernels=false'],
    ['attack', 'seed=3'],
    ['data', 'samples=3 html=page.html'],
    ['learn', 'trials=10'],
  ])('but not %s %s', (command, text) => {
    expect(() => COMMANDS[command](text)).not.toThrow();
  });
});
