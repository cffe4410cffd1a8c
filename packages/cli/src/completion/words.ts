// What there is to complete on a command line, from the same descriptions that the commands and their help are made of.

import { listModels } from 'fovea/models';
import { z } from 'zod';
import { DATA_SETS } from '../data/built-in-sets.ts';
import type { Option } from '../settings/option.ts';
import { CONFIG, formatsJson } from '../settings/settings.ts';

/** One setting of a command. */
export interface CompletedSetting {
  readonly key: string;
  readonly help: string;
  /** Values to choose from. */
  readonly values: readonly string[];
  /** Whether files and folders are values. */
  readonly takesFiles: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  /** Words that stand where names do. */
  readonly words: readonly string[];
  /** Whether files and folders do. */
  readonly takesFiles: boolean;
  readonly settings: readonly CompletedSetting[];
  /** Options with dashes. */
  readonly flags: readonly string[];
}

/** What the command line knows of a command. */
export interface Described {
  readonly description: string;
  readonly usage?: string;
  readonly options: Readonly<Record<string, Option<unknown>>>;
}

/** Values that a schema cannot name. */
const KNOWN: Readonly<Record<string, () => readonly string[]>> = { model: listModels, data: () => DATA_SETS };
/** No setting takes it but as text, such as a path. */
const SOME_PATH = './some path/ü.file';

function completed(key: string, { schema, help }: Pick<Option<unknown>, 'schema' | 'help'>): CompletedSetting {
  const accepts = (value: string): boolean => schema.safeParse(value).success;
  const takesFiles = accepts(SOME_PATH);
  const inner = schema instanceof z.ZodPipe ? schema.out : schema;
  const words = inner instanceof z.ZodEnum ? (inner.options as string[]) : ['true', 'false'].filter(accepts);
  return { key, help, values: KNOWN[key]?.() ?? (takesFiles ? [] : words), takesFiles };
}

const CONFIG_HELP = { schema: z.string(), help: 'YAML file of settings' };

/** Whether a command has `--json`. */
export const hasJson = ({ options }: Described): boolean => 'json' in options || formatsJson(options);

/** A command with settings, as it is described; words before its names, such as `check` of `data check`, are in its usage. */
export function completedCommand(name: string, entry: Described): CompletedCommand {
  const usage = (entry.usage ?? '').split(' ');
  // Of several words, the first is written as it is.
  const words = usage.length > 1 && !usage[1].endsWith('...') ? [usage[0]] : [];
  return {
    name,
    description: entry.description,
    words,
    takesFiles: entry.usage !== undefined,
    settings: [...Object.entries(entry.options), [CONFIG, CONFIG_HELP] as const].map(([key, option]) =>
      completed(key, option),
    ),
    flags: ['--help', ...(hasJson(entry) ? ['--json'] : [])],
  };
}
