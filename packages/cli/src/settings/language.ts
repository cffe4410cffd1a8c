// Languages of what commands say.

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** In the order of `LANGUAGES`, with `{name}` for what is put in. */
export type Phrases = Readonly<Record<string, readonly [en: string, zh: string]>>;

/** Says the phrases of a table in a language. */
export function speaker<P extends Phrases>(phrases: P, language: Language) {
  const column = LANGUAGES.indexOf(language);
  return (phrase: keyof P & string, values: Readonly<Record<string, string | number>> = {}): string =>
    phrases[phrase][column].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
