// What computes, in the reader's language; the engine says it in English.

import { language } from '../app/language.ts';

const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/plain JavaScript/, '纯 JavaScript'],
  [/ with fused multiply-add/, '（融合乘加）'],
  [/, (\d+) threads?/, '，$1 线程'],
  [
    / \(memory cannot be shared here: a page needs cross-origin isolation for threads\)/,
    '（此处无法共享内存：页面跨源隔离后才能使用多线程）',
  ],
];

export const deviceText = (description: string): string =>
  language.value === 'zh'
    ? CHINESE.reduce((text, [english, chinese]) => text.replace(english, chinese), description)
    : description;
