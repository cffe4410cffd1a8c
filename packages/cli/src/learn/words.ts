// What `fovea learn` says around the texts of derivations and puzzles, in English and Chinese.

import { type Language, type Phrases, speaker } from '../settings/language.ts';

const PHRASES = {
  derivations: ['derivations', '公式推导'],
  puzzles: ['probability puzzles', '概率题'],
  heading: ['Derivations', '公式推导'],
  page: ['page: {path}', '网页：{path}'],
  bothSides: ['both sides differ by {d}', '两边相差 {d}'],
  threeWays: [
    'formula and finite differences differ by {d}, formula and engine by {e}',
    '公式与差分相差 {d}，与引擎相差 {e}',
  ],
  formula: ['formula', '公式'],
  differences: ['differences', '差分'],
  engine: ['engine', '引擎'],
  numbers: ['numbers', '数值'],
  given: ['with {values}', '取 {values}'],
  answer: ['answer: {a}', '答案：{a}'],
  played: [
    'played {n} times: {mean}, 99.9 % interval {low} to {high}',
    '模拟 {n} 次：{mean}，99.9 % 区间 {low} 至 {high}',
  ],
  twoRoutes: ['{a}, counted another way: {b}', '{a}；另一途径：{b}'],
  backpropagation: ['backpropagation', '反向传播'],
  byNode: ['Backpropagation', '反向传播'],
  node: ['node', '节点'],
  value: ['value', '值'],
  gradient: ['gradient', '梯度'],
  byEngine: ['by the engine', '引擎'],
} as const satisfies Phrases;

export type Say = ReturnType<typeof speaker<typeof PHRASES>>;

export const learnWords = (language: Language): Say => speaker(PHRASES, language);
