// `fovea learn`, run as a user does.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';

describe('fovea learn', () => {
  it('lists derivations and puzzles', async () => {
    const { code, out } = await fovea('learn');
    expect(code).toBe(0);
    expect(out).toMatch(/^derivations\n {2}convolution +Convolution\n/);
    expect(out).toContain('probability puzzles');
    expect((await fovea('learn', 'language=zh')).out).toMatch(/^公式推导[\s\S]*概率题[\s\S]*三门问题/);
    const { out: told } = await fovea('learn', 'attention', 'birthday', 'language=zh', 'trials=10');
    expect(told).toMatch(/^attention: 注意力[\s\S]*公式与差分相差[\s\S]*答案：0\.507297\n {2}模拟 10 次/);
    expect(told.match(/\b(?!attention|birthday|softmax)[a-z]{3,}/gi) ?? []).toEqual([]);
    const { cards, puzzles } = JSON.parse((await fovea('learn', '--json')).out);
    expect(cards[0]).toEqual({ id: 'convolution', title: { en: 'Convolution', zh: '卷积' } });
    expect(puzzles.length).toBeGreaterThan(25);
  });

  it('derives and plays a puzzle with other numbers', async () => {
    const { out } = await fovea('learn', 'birthday', 'at=n=30', 'trials=2000');
    expect(out).toContain('with n = 30, d = 365');
    expect(out).toContain('answer: 0.706316');
    expect(out).toContain('played 2000 times');
    const { results } = JSON.parse((await fovea('learn', 'monty-hall', '--json', 'trials=500', 'seed=3')).out);
    expect(results[0]).toMatchObject({
      kind: 'puzzle',
      answer: { exact: '2/3 = 0.666667' },
      simulation: { trials: 500, seed: 3 },
    });
  });

  it('checks a derivation on numbers', async () => {
    const { results } = JSON.parse((await fovea('learn', 'attention', '--json')).out);
    const { gradients } = results[0].check;
    expect(gradients.map(({ input }: { input: string }) => input)).toEqual(['v', 'q', 'k']);
    for (const { formula, differences } of gradients)
      expect(formula).toEqual(differences.map((value: number) => expect.closeTo(value, 7)));
  });

  it('backpropagates through an expression', async () => {
    const { out } = await fovea('learn', 'expression=(w*x + b - y)^2', 'at=x=2,w=1,b=0,y=3');
    expect(out).toMatch(/\n {2}w +1 +-4 +-4\n/);
    expect(out).toMatch(/\n {2}\(w\*x \+ b - y\)\^2 +1 +1 +1\n/);
  });

  it('writes a page with formulas', async () => {
    expect((await fovea('learn', 'html=learn.html', 'trials=200')).out).toBe('page: learn.html\n');
    const page = read('learn.html');
    expect(page).toContain('<math');
    expect(page).toContain('id="logistic-regression"');
    expect(page).toContain('id="semicircle"');
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect((await fovea('learn', 'relu', 'expression=a*b', 'at=a=1,b=2', 'html=one.html')).code).toBe(0);
    expect(read('one.html')).toContain('Backpropagation');
  });

  it.each([
    [['brithday'], 'learn: there is no card or puzzle brithday; did you mean birthday? `fovea learn` lists all'],
    [['birthday', 'at=n=1'], 'birthday: n must be from 2 to 80 in steps of 1: got 1'],
    [['birthday', 'at=n'], 'learn: at needs names and numbers such as x=2,w=-0.5: got n'],
    [['expression=x +', 'at=x=1'], 'backpropagation: cannot read x + from its end on; check brackets and signs'],
    [['expression=x*y', 'at=x=1'], 'backpropagation: y needs a finite number: got undefined'],
    [['birthday', 'trials=0'], 'trials'],
  ])('refuses %j', async (args, message) => {
    const { code, error } = await fovea('learn', ...args, 'html=refused.html');
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(existsSync(join(folder, 'refused.html'))).toBe(false);
  });
});
