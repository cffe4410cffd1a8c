// What identifies an experiment's code: its source with all that it imports of the experiments, so that results can be told from those of other code.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { commandError } from '../command-error.ts';

/** The package of the experiments. */
export const experimentsFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve('@fovea/experiments/package.json'));

const TRIALS = 'trials';
// The formatter puts every import at the start of a line; types change nothing.
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[\w$*{},\s]+?\s+from\s+)?'(\.[^']+)'/gm;

/** Without comments and the space at the ends of lines: what they say changes no result. */
const withoutComments = (source: string): string =>
  source
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\s*$/gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^\s*\n/gm, '');

/** A file of the sources and all that it imports of them, by path from `src`. */
function withImports(source: string, path: string, found: Map<string, string>): void {
  if (found.has(path)) return;
  const text = readFileSync(join(source, path), 'utf8');
  found.set(path, withoutComments(text));
  for (const [, specifier] of text.matchAll(IMPORT))
    withImports(source, posix.join(posix.dirname(path), specifier), found);
}

/** 16 hexadecimal digits. @throws ValueError for an experiment that has no file */
export function codeHash(id: string, folder = experimentsFolder()): string {
  const source = join(folder, 'src');
  const name = readdirSync(join(source, TRIALS)).find(
    (file) => file.startsWith(`${id.toLowerCase()}-`) && !file.includes('.test.'),
  );
  if (!name) throw commandError('lab', `there is no file src/${TRIALS}/${id.toLowerCase()}-….ts for ${id}`);
  const found = new Map<string, string>();
  withImports(source, posix.join(TRIALS, name), found);
  const hash = createHash('sha256');
  for (const [path, text] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${path}\n${text}\n`);
  return hash.digest('hex').slice(0, 16);
}
