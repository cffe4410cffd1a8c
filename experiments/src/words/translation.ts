// Texts of experiments in another language. They lie apart from the experiments, so that another wording makes no record outdated.

/** What an experiment says. */
export interface Translation {
  readonly title: string;
  readonly varied: readonly string[];
  readonly measures: Readonly<Record<string, string>>;
  readonly rule: string;
  readonly caveat?: string;
  /** Sentences of verdicts, by the English ones with `#` for each number; see `translated`. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** A number as verdicts write it: `12`, `-1.2e-4`, `3.1 %`, `0.65 (0.64 to 0.66)`. */
const NUMBER = /-?\d[\d.]*(?:e[+-]\d+)?(?: %)?(?: \(-?\d[\d.]*(?:e[+-]\d+)? to -?\d[\d.]*(?:e[+-]\d+)?\))?/g;

/** The text with `#` for each number: what it is listed by. */
export const patternOf = (text: string): string => text.replace(NUMBER, '#');

/**
 * The text in another language, with its own numbers: `#` stands for them one after another, `{2}` for the second.
 * @param table translations by `patternOf`
 * @param write how that language writes a number
 * @returns undefined where the table lacks it
 */
export function translated(
  text: string,
  table: Readonly<Record<string, string>>,
  write: (number: string) => string,
): string | undefined {
  const pattern = table[patternOf(text)];
  if (pattern === undefined) return undefined;
  const numbers = text.match(NUMBER) ?? [];
  let next = 0;
  return pattern.replaceAll(/#|\{(\d+)\}/g, (_, place?: string) =>
    write(numbers[place === undefined ? next++ : Number(place) - 1]),
  );
}
