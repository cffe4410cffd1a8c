// Text from outside, such as names of files and classes, as a terminal may be given it.

/** Control characters, what turns the direction of writing, separators of lines, halves of characters: a name with these could rewrite the screen. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string =>
  SHORT[character] ?? `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`;

/** On one line, with what cannot be seen written as `\n`, `\u001b`, … */
export const printable = (text: string): string => text.replace(UNSEEN, escaped);

/** The same for text of several lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');
