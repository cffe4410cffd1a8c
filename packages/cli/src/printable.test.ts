// Names on a terminal: nothing in them is taken for a command.

import { expect, it } from 'vitest';
import { printable, printableLines } from './printable.ts';
import { escapeHtml } from './report/escape.ts';

it.each([
  ['plain name ü 鸟 🐦.jpg', 'plain name ü 鸟 🐦.jpg'],
  ['two\nlines\tand\r', 'two\\nlines\\tand\\r'],
  ['\u001b[2Jgone', '\\u001b[2Jgone'],
  ['\u009b31mred\u0000', '\\u009b31mred\\u0000'],
  ['gpj.\u202eevil', 'gpj.\\u202eevil'],
  ['half \ud83d', 'half \\ud83d'],
])('printable(%j)', (text, wanted) => {
  expect(printable(text)).toBe(wanted);
});

it('keeps lines apart where there are several', () => {
  expect(printableLines('a\u0007\nb')).toBe('a\\u0007\nb');
});

it('is what pages show, too', () => {
  expect(escapeHtml('<a\nb\u001b>')).toBe('&lt;a\\nb\\u001b&gt;');
});
