// What reports warn of and advise, in the reader's language.

import { adviceInChinese } from './advice-in-chinese.ts';
import { language } from './language.ts';

export const adviceText = (text: string): string => (language.value === 'zh' ? adviceInChinese(text) : text);
