// What the lab says, in the reader's language.

import { ENGLISH_WORDS, type LabWords } from '@fovea/experiments';
import { language } from '../app/language.ts';
import { useResult } from '../app/use-result.ts';

/** The Chinese texts come when they are asked for. */
const loadWords = async (): Promise<LabWords> =>
  language.value === 'en' ? ENGLISH_WORDS : (await import('@fovea/experiments/words')).CHINESE_WORDS;

/** English until others are there. */
export const useLabWords = (): LabWords => useResult(`words ${language.value}`, loadWords).value ?? ENGLISH_WORDS;
