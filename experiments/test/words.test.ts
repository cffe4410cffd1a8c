// Chinese texts of the experiments: none is missing, none is left over, and numbers stay.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Figure } from '../src/framework/figure.ts';
import { EXPERIMENTS } from '../src/registry.ts';
import { CHINESE, CHINESE_WORDS, experimentInChinese, figureInChinese, reasonInChinese } from '../src/words/index.ts';
import { ENGLISH_WORDS } from '../src/words/lab-words.ts';
import { patternOf } from '../src/words/translation.ts';
import { FIGURE_TEXTS } from '../src/words/zh/figures.ts';
import { PARAMETER_NAMES } from '../src/words/zh/lab.ts';
import { LAYERS } from './rules/layers.ts';
import { LOSSES } from './rules/losses.ts';
import { NETWORKS } from './rules/networks.ts';
import { estimate, type Rules } from './rules/rule.ts';

const RULES: Rules = { ...LAYERS, ...LOSSES, ...NETWORKS };
const folder = (name: string): URL => new URL(`../${name}/`, import.meta.url);
const source = (id: string): string => {
  const file = readdirSync(folder('src/trials')).find((name) => name.startsWith(`${id.toLowerCase()}-`));
  return readFileSync(new URL(String(file), folder('src/trials')), 'utf8');
};
const STATEMENT = /\b(?:yes|no):\s*(?:`((?:[^`\\]|\\.)*)`|'((?:[^'\\]|\\.)*)')/g;

/** Every sentence that a verdict can have, as the source writes it. */
const sentences = (id: string): string[] =>
  [...source(id).matchAll(STATEMENT)].map(([, template, text]) => template ?? text);

/** What a sentence with values put in would be listed by. */
const listed = (sentence: string): RegExp => {
  const parts = sentence
    .split(/\$\{[^}]*\}(?: %)?/)
    .map((part) => patternOf(part).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
};

it('are there for each experiment and for no other', () => {
  expect(Object.keys(CHINESE).sort()).toEqual(EXPERIMENTS.map(({ id }) => id).sort());
});

it.each(EXPERIMENTS.map((experiment) => [experiment.id, experiment] as const))('%s is told whole', (id, experiment) => {
  const { title, varied, measures, rule, caveat, reasons } = CHINESE[id];
  expect(varied.length).toBe(experiment.varied.length);
  expect(Object.keys(measures)).toEqual(Object.keys(experiment.measures));
  expect(caveat !== undefined).toBe(experiment.caveat !== undefined);
  for (const text of [rule, ...Object.values(reasons), ...(caveat ? [caveat] : [])])
    expect(text).toMatch(/\p{Script=Han}/u);
  expect(experimentInChinese(experiment)).toMatchObject({ id, title, rule });

  const patterns = Object.keys(reasons);
  const wanted = sentences(id);
  for (const sentence of wanted)
    expect(
      patterns.filter((one) => listed(sentence).test(one)),
      sentence,
    ).not.toEqual([]);
  for (const one of patterns)
    expect(
      wanted.filter((sentence) => listed(sentence).test(one)),
      one,
    ).not.toEqual([]);
  for (const [english, chinese] of Object.entries(reasons)) {
    const count = english.split('#').length - 1;
    const places = [...chinese.matchAll(/\{(\d+)\}/g)].map(([, place]) => Number(place));
    expect(Math.max(chinese.split('#').length - 1, ...places), chinese).toBeLessThanOrEqual(count);
  }
});

it('reasons keep the numbers of the measurements', () => {
  for (const { id, verdict } of EXPERIMENTS) {
    const { usual, turned } = RULES[id];
    for (const changed of [{}, ...turned.map((one) => one.with)]) {
      const made = Object.entries({ ...usual.with, ...changed }).map(([name, value]) => [name, estimate(value)]);
      for (const reason of verdict(Object.fromEntries(made)).because) {
        const text = reasonInChinese(id, reason);
        expect(text, reason).toMatch(/\p{Script=Han}/u);
        expect(text).not.toMatch(/undefined|#|\{\d+\}| to /);
      }
    }
  }
  expect(reasonInChinese('A3', 'cannot be told: a few tanh layers keep 0.651 (0.646 to 0.655) of the signal')).toBe(
    '无法判断：少数几层 tanh 保留 0.651（0.646 至 0.655）的信号',
  );
  expect(reasonInChinese('A3', 'something older')).toBe('something older');
});

/** Names that are the same in Chinese. */
const NAMES =
  /^(?:relu#?|tanh|sigmoid|gelu|silu|elu|softplus|mish|prelu|leakyRelu|hard\w+|clip\(#x \+ #\)|relu#\(x \+ #\)\/#|softmax|\w*Softmax|arcFace|[Dd]ice|PSNR|dB|linf|SE|RepVGG|ACNet|DBB|SGD|Nesterov|Ada\w+|RMSprop|transformer|mixer)$/;

it('the recorded figures have no English words left', () => {
  const left = new Set<string>();
  const known = new Set(Object.values(FIGURE_TEXTS));
  const look = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
    else if (typeof value === 'string' && /[a-z]{2}/i.test(value) && !/\p{Script=Han}/u.test(value)) {
      if (!NAMES.test(patternOf(value)) && !known.has(patternOf(value))) left.add(value);
    }
  };
  for (const name of readdirSync(folder('records'))) {
    const { figures } = JSON.parse(readFileSync(new URL(name, folder('records')), 'utf8')) as { figures: Figure[] };
    for (const { kind: _, ...figure } of figures) look(figureInChinese(figure as Figure));
  }
  expect([...left]).toEqual([]);
});

it('every parameter has a name, and none is left over', () => {
  const names = new Set(EXPERIMENTS.flatMap(({ smoke, full }) => Object.keys({ ...smoke, ...full })));
  expect(Object.keys(PARAMETER_NAMES)).toEqual([...names].sort());
  expect(CHINESE_WORDS.parameter('teacherWidths')).toBe('教师各级通道数');
  expect(ENGLISH_WORDS.parameter('teacherWidths')).toBe('teacher widths');
});

/** The first cases of an experiment, as far as it names them without data. */
async function casesOf({ run, full }: (typeof EXPERIMENTS)[number]): Promise<string[]> {
  const found: string[] = [];
  const end = new Error('named');
  const context = {
    each: <T>(cases: readonly T[], name: (item: T) => string): never => {
      found.push(...cases.map(name));
      throw end;
    },
    data: () => Promise.reject(end),
    now: () => 0,
  };
  await run(context, full).catch((error: unknown) => expect(error).toBe(end));
  return found;
}

it('cases have no English words left', async () => {
  const cases = (await Promise.all(EXPERIMENTS.map(casesOf))).flat();
  expect(cases.length).toBeGreaterThan(300);
  const parts = cases.flatMap((name) => CHINESE_WORDS.case(name).split('，'));
  const left = parts.filter((part) => /[a-z]{2}/i.test(part) && !/\p{Script=Han}/u.test(part));
  expect(
    [...new Set(left)].filter((part) => !NAMES.test(patternOf(part)) && part !== 'Kaiming' && part !== 'Xavier'),
  ).toEqual([]);
  expect(CHINESE_WORDS.case('vit, batch norm, batch 2, seed 3')).toBe('vit，批归一化，批大小 2，种子 3');
});
