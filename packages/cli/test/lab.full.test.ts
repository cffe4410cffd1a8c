// `fovea lab` as a user runs it: the list, a run with its files, a run that goes on, words that are not experiments.

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';

describe('lab', () => {
  it('lists the experiments with their verdicts', async () => {
    const { out, code } = await fovea('lab');
    expect(code).toBe(0);
    expect(out).toMatch(/^Initialisation\n {2}A1 {4}(not recorded|holds with limits) /);
    const [first] = JSON.parse((await fovea('lab', '--json')).out);
    expect(first).toMatchObject({ id: 'A1', topic: 'initialisation', claim: { zh: expect.stringContaining('全0') } });
  }, 60_000);

  it('runs some, writes what they found, and does not run them again', async () => {
    const { out, error, code } = await fovea('lab', 'run', 'a4', 'A2', 'smoke=true', 'output=found');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('A2  Normal weights × 0.1: ');
    expect(readdirSync(join(folder, 'found')).sort()).toEqual([
      'A2-1.svg',
      'A2-2.svg',
      'A2.json',
      'A4-1.svg',
      'A4-2.svg',
      'A4.json',
      'report.html',
    ]);
    const result = JSON.parse(read('found', 'A4.json'));
    expect(result).toMatchObject({
      kind: 'lab-result',
      id: 'A4',
      parameters: { seeds: 2 },
      verdict: { because: expect.any(Array) },
    });
    expect(read('found', 'report.html')).toContain('Kaiming weights follow the same idea');
    const again = await fovea('lab', 'run', 'A4', 'smoke=true', 'output=found', '--json');
    expect(JSON.parse(again.out)).toEqual({ results: [result], open: [] });
    expect((await fovea('lab', 'run', 'A4', 'smoke=true', 'seeds=3', 'output=found')).out).not.toContain('done before');
  }, 120_000);

  it('lists, runs and reports in Chinese', async () => {
    expect((await fovea('lab', 'language=zh')).out).toMatch(
      /^初始化\n {2}A1 {4}(未记录|有条件成立) +全零权重\n {27}全0/,
    );
    const { out, error, code } = await fovea('lab', 'run', 'A4', 'smoke=true', 'output=chinese', 'language=zh');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^A4 {2}Kaiming 权重: (成立|有条件成立|不成立|无法判断) {2}（0:0\d）\n {5}.*\p{Script=Han}/u);
    expect(out).toContain('报告：');
    const page = read('chinese', 'report.html');
    expect(page).toContain('<html lang="zh">');
    expect(page).toMatch(/<td>宽度<\/td>.*<td>种子数<\/td>/);
    // What is left of English is the claim in both languages, names, and what the machine says of itself.
    const prose = page
      .replace(/<style>[\s\S]*?<\/style>|<p lang="en">.*?<\/p>|<title>.*?<\/title>|<svg[\s\S]*?<\/svg>/g, '')
      .replace(/<td>(?:机器|运行环境|代码|开始时间)<\/td><td>.*?<\/td>/g, '')
      .replace(/<[^>]*>/g, ' ');
    const left = prose.match(/[A-Za-z]{3,}/g)?.filter((word) => !/^(?:kaiming|xavier|relu|tanh|nbsp)$/i.test(word));
    expect(left ?? []).toEqual([]);
  }, 60_000);

  it('stops when its budget is used up, and goes on with what it had', async () => {
    const first = await fovea('lab', 'run', 'A4', 'smoke=true', 'output=part', 'budget=0.00001s');
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toContain('the budget of 0.00001s is used up; still to do: A4; the same command goes on there');
    const { code } = JSON.parse(read('found', 'A4.json'));
    const { smoke } = JSON.parse((await fovea('lab', '--json')).out).find(({ id }: { id: string }) => id === 'A4');
    const sizes = { activations: [1, 1], gradients: [1, 1] };
    const cases = { 'Kaiming, relu, seed 1': sizes, 'Kaiming, relu, seed 2': sizes };
    mkdirSync(join(folder, 'part'), { recursive: true });
    writeFileSync(join(folder, 'part/A4.journal.json'), JSON.stringify({ code, parameters: smoke, seconds: 5, cases }));
    await fovea('lab', 'run', 'A4', 'smoke=true', 'output=part');
    const result = JSON.parse(read('part', 'A4.json'));
    expect(result.measurements.kaiming).toEqual({ value: 1, low: 1, high: 1 });
    expect(result.seconds).toBeGreaterThanOrEqual(5);
    expect(readdirSync(join(folder, 'part'))).not.toContain('A4.journal.json');
  }, 120_000);

  it.each([
    [['lab', 'A3'], 'lab: needs run and experiments, or nothing: got A3; write: fovea lab run A3'],
    [['lab', 'run'], 'lab: run needs experiments, or all: got nothing; write: fovea lab run A1'],
    [['lab', 'run', 'A33'], 'lab: there is no experiment A33; did you mean A3? `fovea lab` lists all'],
    [['lab', 'run', 'A3', 'seeds=1'], 'lab: seeds=1: needs an integer ≥ 2, or 0'],
    [['lab', 'run', 'A3', 'budget=10'], 'lab: budget=10: needs a time above 0 such as 90s, 30m or 2h'],
  ])(
    'refuses %s',
    async (args, message) => {
      const { code, error } = await fovea(...args);
      expect({ code, error: error.trim() }).toEqual({ code: 1, error: `error: ${message}` });
    },
    60_000,
  );

  it('names a result that is damaged', async () => {
    mkdirSync(join(folder, 'damaged'));
    writeFileSync(join(folder, 'damaged/A4.json'), '{');
    const { code, error } = await fovea('lab', 'run', 'A4', 'smoke=true', 'output=damaged');
    expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining('A4.json is no JSON') });
    expect(error).toContain('remove it to run the experiment again');
  }, 60_000);
});
