// Tests of settings: arguments, files, defaults, help.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { count, oneOf, option, share, text, yesOrNo } from './option.ts';
import { completeSettings, parseSettings, settingsHelp } from './settings.ts';

const OPTIONS = {
  format: option(oneOf('table', 'json', 'csv'), 'table', 'how to print'),
  topK: option(count, 5, 'classes to show'),
  flip: option(yesOrNo, false, 'average over mirrored images'),
  share: option(share, 0.5, 'part of the images'),
  name: option(text, '', 'name', (given) => ` not ${given}`),
};

const folder = mkdtempSync(join(tmpdir(), 'fovea-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const path = join(folder, 'run.yaml');
  writeFileSync(path, content);
  return path;
}

const settings = (...args: string[]) => completeSettings('predict', OPTIONS, parseSettings('predict', args));

describe('settings', () => {
  it('have defaults', () => {
    expect(settings()).toEqual({ format: 'table', topK: 5, flip: false, share: 0.5, name: '' });
  });

  it('come from arguments, then from the file, then from the defaults', () => {
    const path = file('# of mine\ntopK: 3\nflip: true\nshare: .25\nname: 007x\n');
    expect(settings('topK=2', `config=${path}`)).toEqual({
      format: 'table',
      topK: 2,
      flip: true,
      share: 0.25,
      name: '007x',
    });
    expect(settings(`config=${file('')}`)).toEqual(settings());
  });

  it.each([
    ['format=xml', 'predict: format=xml: needs table, json or csv'],
    ['flip=yes', 'predict: flip=yes: needs true or false'],
    ['top=3', 'predict: unknown setting top; did you mean topK? `fovea predict --help` lists all'],
    ['toString=3', 'predict: unknown setting toString; the settings are format, topK,'],
    [`share=${'1'.repeat(200_000)}x`, 'needs a number from 0 to 1'],
  ])('refuse %s', (argument, message) => {
    expect(() => settings(argument)).toThrow(message);
  });

  it.each([
    [['topK'], 'settings are written key=value: got topK'],
    [['=3'], 'settings are written key=value: got =3'],
    [['--topK=3'], 'settings are written key=value: got --topK=3; write topK=3'],
    [['--topK', '3'], 'settings are written key=value: got --topK; write topK=…'],
    [['topK=1', 'topK=2'], 'topK is given twice'],
    [['topK='], 'topK=: a value is missing'],
  ])('refuse the form %s', (args, message) => {
    expect(() => parseSettings('predict', args)).toThrow(`predict: ${message}`);
  });

  it.each([
    ['--topK=3', 'got --topK=3; write topK=3'],
    ['--config', 'got --config; write config=…'],
    ['--top-k=3', 'got --top-k=3; did you mean topK? `fovea predict --help` lists all'],
    ['--json=true', 'got --json=true; write --json, or format=json'],
    ['--jsn', 'got --jsn; write --json, or format=json'],
    ['--wrong', 'got --wrong; the settings are format, topK,'],
  ])('advise what there is in the place of %s', (argument, message) => {
    expect(() => parseSettings('predict', [argument], OPTIONS)).toThrow(message);
    expect(() => settings('json=true')).toThrow('unknown setting json; write --json, or format=json');
  });

  it('take a folder that stands alone for data', () => {
    const data = option(text, '', 'pictures');
    expect(() => parseSettings('train', [folder], { data })).toThrow(`got ${folder}; write data=${folder}`);
    expect(() => parseSettings('train', ['nowhere'], { data })).toThrow(/got nowhere$/);
  });

  it.each([
    ['topK: [1, 2]', 'topK needs one value: got [1,2]'],
    ['name:', 'name needs one value: got null'],
    ['- topK', 'holds no settings; write one `key: value` a line'],
    ['just words', 'holds no settings'],
    ['a: b: c', 'is no YAML: '],
    ['a: &x 1\nb: *x', 'is no YAML: Alias resolution is disabled'],
    ['topK: 1\ntopK: 2', 'is no YAML: Map keys must be unique'],
    ['config: other.yaml', 'a file of settings cannot name another'],
    ['topk: 3', 'unknown setting topk; did you mean topK?'],
    ['topK: 0', 'topK=0: needs an integer ≥ 1'],
  ])('refuse a file that says %s', (content, message) => {
    expect(() => settings(`config=${file(content)}`)).toThrow(message);
  });

  it('refuse a file that cannot be read', () => {
    expect(() => settings(`config=${join(folder, 'no.yaml')}`)).toThrow(/no\.yaml: there is no such file/);
    expect(() => settings(`config=${folder}`)).toThrow(/config=.*: it is a folder/);
  });

  it('are all in the help, with their defaults', () => {
    const lines = settingsHelp({ Settings: OPTIONS }).split('\n');
    expect(lines).toHaveLength(Object.keys(OPTIONS).length + 2);
    expect(lines[0]).toBe('Settings:');
    expect(lines[2]).toMatch(/^ {2}topK=5 +classes to show$/);
    expect(lines.at(-1)).toMatch(/config= +YAML file of settings/);
    const narrow = settingsHelp({ Settings: OPTIONS }, 70).split('\n');
    expect(Math.max(...narrow.map(({ length }) => length))).toBeLessThanOrEqual(70);
    expect(narrow.slice(-2)).toEqual([
      `  config=${' '.repeat(24)}YAML file of settings; the command`,
      `${' '.repeat(33)}line overrides it`,
    ]);
  });

  it('stand in the help under the headings of their groups', () => {
    const { topK, ...others } = OPTIONS;
    const sections = settingsHelp({ Answers: { topK }, Others: others }).split('\n\n');
    expect(sections.map((section) => section.split('\n')[0])).toEqual(['Answers:', 'Others:']);
    expect(sections[0].split('\n')).toHaveLength(2);
    expect(sections[1]).toContain('config=');
  });
});
