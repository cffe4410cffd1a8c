// Completion scripts: what bash, run with them, completes; that zsh and fish take them, where they are installed.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, oneOf, option, text, yesOrNo } from '../settings/option.ts';
import { completionScript } from './scripts.ts';
import { SHELLS } from './shells.ts';
import { completedCommand } from './words.ts';

const OPTIONS = {
  model: option(text, 'resnet18', "the model; it's: one of timm's"),
  optimizer: option(oneOf('SGD', 'Adam', 'AdamW'), 'SGD', 'the optimiser'),
  flip: option(yesOrNo, false, 'mirror images'),
  epochs: option(count, 10, 'epochs'),
  data: option(text, 'auto', 'pictures'),
  format: option(oneOf('text', 'json'), 'text', 'how to print'),
};
const COMMANDS = [
  completedCommand('train', { description: 'train: a model', options: OPTIONS }),
  completedCommand('data', { description: 'look at data', usage: 'check folder', options: { flip: OPTIONS.flip } }),
  completedCommand('predict', { description: 'predict', usage: 'run pictures...', options: { flip: OPTIONS.flip } }),
];

const folder = mkdtempSync(join(tmpdir(), 'fovea-completion-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(() => {
  for (const shell of SHELLS) writeFileSync(join(folder, `fovea.${shell}`), completionScript(shell, COMMANDS));
  mkdirSync(join(folder, 'photos'));
  writeFileSync(join(folder, 'my picture.jpg'), '');
});

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

/** What bash offers for the last of the words, which it has taken apart at `=`. */
function completions(...words: string[]): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const script = `source ./fovea.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _fovea; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

describe.runIf(has('bash'))('completion in bash', () => {
  it('knows commands, settings and their values', () => {
    expect(completions('fovea', '')).toEqual(['train', 'data', 'predict']);
    expect(completions('fovea', 'tr')).toEqual(['train']);
    const settings = ['model=', 'optimizer=', 'flip=', 'epochs=', 'data=', 'format=', 'config='];
    expect(completions('fovea', 'train', '')).toEqual([...settings, '--help', '--json']);
    expect(completions('fovea', 'train', 'e')).toEqual(['epochs=']);
    expect(completions('fovea', 'train', 'flip', '=')).toEqual(['true', 'false']);
    expect(completions('fovea', 'train', 'optimizer', '=', 'A')).toEqual(['Adam', 'AdamW']);
    expect(completions('fovea', 'train', 'epochs', '=', '')).toEqual([]);
    expect(completions('fovea', 'predict', '--')).toEqual(['--help']);
    expect(completions('fovea', 'unknown', 'x')).toEqual([]);
  });

  it('knows models, data sets and files', () => {
    expect(completions('fovea', 'train', 'model', '=', 'resnet3')).toContain('resnet34');
    expect(completions('fovea', 'train', 'data', '=', 'p')).toEqual(['photos/']);
    expect(completions('fovea', 'train', 'data', '=', 'sub')).toEqual(['subset']);
    expect(completions('fovea', 'predict', 'my')).toEqual(['my\\ picture.jpg']);
    expect(completions('fovea', 'data', 'c')).toEqual(['check', 'config=']);
    expect(completions('fovea', 'train', 'my')).toEqual([]);
  });

  it('keeps the name of a setting where bash does not take it apart', () => {
    expect(completions('fovea', 'train', 'optimizer=A')).toEqual(['optimizer=Adam', 'optimizer=AdamW']);
    expect(completions('fovea', 'train', 'data=ph')).toEqual(['data=photos/']);
  });
});

it.runIf(has('zsh'))('zsh takes its script', () => {
  expect(spawnSync('zsh', ['-n', join(folder, 'fovea.zsh')], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});

describe.runIf(has('fish'))('completion in fish', () => {
  const offered = (line: string): string[] => {
    const script = `source ./fovea.fish; complete -C '${line}'`;
    const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', script], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.split('\n').filter((one) => one !== '');
  };

  it('knows commands, settings and their values, with what they mean', () => {
    expect(offered('fovea tr')).toEqual(['train\ttrain: a model']);
    expect(offered('fovea train mod')).toEqual(["model=\tthe model; it's: one of timm's"]);
    expect(offered('fovea train optimizer=A')).toEqual(['optimizer=Adam', 'optimizer=AdamW']);
    expect(offered('fovea train my')).toEqual([]);
    expect(offered('fovea predict my').join()).toContain('my');
  });
});

it('is refused for another shell', () => {
  expect(() => completionScript('tcsh', COMMANDS)).toThrow('completion: needs a shell, bash, zsh, fish: got tcsh');
  expect(() => completionScript('', COMMANDS)).toThrow('got none');
});
