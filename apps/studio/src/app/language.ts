// The reader's language: every text of the page is a row of words.ts.

import { computed, effect, signal } from '@preact/signals';
import { WORDS, type Word } from './words.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'fovea-language';

/** What the browser keeps; nothing where it keeps nothing for this page. */
function keptLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(chosen: Language): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Storage that is full or refused: the choice holds until the page is closed.
  }
}

function preferred(): Language {
  const kept = keptLanguage();
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.languages.find((tag) => tag.startsWith('zh') || tag.startsWith('en'))?.startsWith('zh')
    ? 'zh'
    : 'en';
}

export const language = signal<Language>(preferred());

effect(() => {
  keep(language.value);
  document.documentElement.lang = language.value;
});

const column = computed(() => LANGUAGES.indexOf(language.value));

/** A text in the reader's language, with `{name}` replaced by what is given. */
export function t(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[word][column.value].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** A number as the reader writes it. */
export const numberText = (value: number, digits = 0): string =>
  value.toLocaleString(language.value === 'zh' ? 'zh-CN' : 'en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });

export const percentText = (part: number): string => `${numberText(100 * part, 1)} %`;
