// Settings of a command: `key=value` arguments over a YAML file over defaults, each checked by its option.

import { existsSync, readFileSync } from 'node:fs';
import { resemblingName } from 'fovea';
import { parse as parseYaml } from 'yaml';
import { commandError } from '../command-error.ts';
import { COMMAND } from '../command-name.ts';
import { reasonOf } from '../run-folder/system-words.ts';
import type { Option } from './option.ts';

export type Options = Readonly<Record<string, Option<unknown>>>;
type Widen<T> = T extends string ? (string extends T ? string : T) : T extends number ? number : T;

/** What the settings are worth, by name. */
export type SettingsOf<O> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? Widen<T> : never };

/** Values as they are given: text from the command line, any scalar from a file. */
export type Given = Readonly<Record<string, unknown>>;

/** Names a file of settings; every command takes it. */
export const CONFIG = 'config';

function parseValue(command: string, key: string, { schema, advice }: Option<unknown>, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const more = advice?.(String(value)) ?? '';
  throw commandError(command, `${key}=${value}: ${result.error.issues[0].message}${more && `;${more}`}`);
}

/** Whether `--json` stands for `format=json`. */
export const formatsJson = (options: Options): boolean => options.format?.schema.safeParse('json').success ?? false;

/** What somebody who gave an unknown name meant. */
function nearby(command: string, key: string, options: Options): string {
  const keys = Object.keys(options);
  const near = resemblingName(key, formatsJson(options) ? [...keys, 'json'] : keys);
  if (near === 'json' && !keys.includes(near)) return 'write --json, or format=json';
  return near
    ? `did you mean ${near}? \`${COMMAND} ${command} --help\` lists all`
    : `the settings are ${keys.join(', ')}`;
}

/** @throws ValueError for an unknown name, with the one that it resembles */
function requireKnown(command: string, key: string, options: Options): void {
  if (Object.hasOwn(options, key)) return;
  throw commandError(command, `unknown setting ${key}; ${nearby(command, key, options)}`);
}

/** Every setting, with defaults filled in. @throws ValueError for an unknown name or a value that does not fit */
export function completeSettings<const O extends Options>(command: string, options: O, given: Given): SettingsOf<O> {
  for (const key of Object.keys(given)) requireKnown(command, key, options);
  const values = Object.entries(options).map(([key, option]) => [
    key,
    Object.hasOwn(given, key) ? parseValue(command, key, option, given[key]) : option.fallback,
  ]);
  return Object.fromEntries(values) as SettingsOf<O>;
}

/** Names and settings, apart. What looks like a setting and is a name can be written ./name. */
export function splitArguments(args: readonly string[]): { readonly names: string[]; readonly settings: string[] } {
  const isSetting = (arg: string): boolean => /^-*\w+=/.test(arg) || /^-+\w/.test(arg);
  return { names: args.filter((arg) => !isSetting(arg)), settings: args.filter(isSetting) };
}

/** What to do about an argument of another form than `key=value`; '' where nobody can tell. */
function hintFor(command: string, arg: string, options: Options | undefined): string {
  const [, dashes, key, value] = /^(-*)([^=]*)=?(.*)$/s.exec(arg) as RegExpExecArray;
  // A folder of pictures, say.
  if (dashes === '') return options?.data && existsSync(arg) ? `; write data=${arg}` : '';
  if (key === '') return '';
  const isSetting = options === undefined || key === CONFIG || Object.hasOwn(options, key);
  return `; ${isSetting ? `write ${key}=${value || '…'}` : nearby(command, key, options)}`;
}

/**
 * The values of `key=value` arguments, over those of the YAML file that `config=` names.
 * @param options the command's, for advice
 * @throws ValueError for an argument of another form, a key given twice, or a file that holds no settings
 */
export function parseSettings(command: string, args: readonly string[], options?: Options): Given {
  const values: Record<string, unknown> = Object.create(null);
  for (const arg of args) {
    const [, key, value] = /^([^-=][^=]*)=(.*)$/s.exec(arg) ?? [];
    if (key === undefined)
      throw commandError(command, `settings are written key=value: got ${arg}${hintFor(command, arg, options)}`);
    if (value === '') throw commandError(command, `${arg}: a value is missing`);
    if (key in values) throw commandError(command, `${key} is given twice`);
    values[key] = value;
  }
  const { [CONFIG]: file, ...rest } = values;
  return file === undefined ? rest : { ...readSettings(command, String(file)), ...rest };
}

/** The settings in a YAML file: one `key: value` a line. @throws ValueError when it cannot be read, or holds anything else */
function readSettings(command: string, path: string): Given {
  const refuse = (what: string): never => {
    throw commandError(command, `config=${path}: ${what}`);
  };
  let content = '';
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    refuse(reasonOf(error));
  }
  let settings: unknown;
  try {
    settings = parseYaml(content, { maxAliasCount: 0 }) ?? {};
  } catch (error) {
    refuse(`is no YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return refuse('holds no settings; write one `key: value` a line');
  for (const [key, value] of Object.entries(settings)) {
    if (!['string', 'number', 'boolean'].includes(typeof value))
      refuse(`${key} needs one value: got ${JSON.stringify(value)}`);
    if (key === CONFIG) refuse('a file of settings cannot name another');
  }
  return settings as Given;
}

const KEY_WIDTH = 30;
/** Fewer letters than that in a line are harder to read than lines that a terminal breaks. */
const LEAST_WIDTH = 30;

/** The text in lines of so many letters, where words allow it. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The settings under their headings, one a line, or more where a terminal of `columns` is too narrow for one. */
export function settingsHelp(groups: Readonly<Record<string, Options>>, columns = Number.POSITIVE_INFINITY): string {
  const indent = KEY_WIDTH + 3;
  const width = columns - indent < LEAST_WIDTH ? Number.POSITIVE_INFINITY : columns - indent;
  const line = (key: string, help: string): string =>
    `  ${key.padEnd(KEY_WIDTH)} ${wrapped(help, width).join(`\n${' '.repeat(indent)}`)}`;
  const sections = Object.entries(groups).map(([heading, options]) => [
    `${heading}:`,
    ...Object.entries(options).map(([key, { fallback, help }]) => line(`${key}=${fallback}`, help)),
  ]);
  sections.at(-1)?.push(line(`${CONFIG}=`, 'YAML file of settings; the command line overrides it'));
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}
