// Lists of pictures in a file: CSV with a head, or a JSON object a line.

import { dirname, extname, resolve } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { ValueError } from 'fovea';
import { readIfThere } from '../run-folder/file-source.ts';
import { type ImageEntry, type ImageList, type Split, splitNamed } from './image-list.ts';

const DELIMITERS: Readonly<Record<string, string>> = { '.csv': ',', '.tsv': '\t' };
const JSON_SUFFIXES = ['.jsonl', '.ndjson'];

/** Whether a path names a manifest. */
export const isManifest = (path: string): boolean =>
  extname(path).toLowerCase() in DELIMITERS || JSON_SUFFIXES.includes(extname(path).toLowerCase());

interface Row {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * The pictures that a manifest lists: `path` (beside the manifest, or whole), `label` and perhaps `split`.
 * @throws ValueError, with the line, for a file that is missing, damaged or has other columns
 */
export async function listManifest(path: string): Promise<ImageList> {
  const text = (await readIfThere(path))?.toString('utf8');
  if (text === undefined) throw new ValueError(`train: data=${path}: there is no such file`);
  const delimiter = DELIMITERS[extname(path).toLowerCase()];
  const rows = delimiter ? readCsv(path, text, delimiter) : readJsonLines(path, text);
  return { entries: rows.map((row) => entryOf(path, row)), problems: [] };
}

function readCsv(path: string, text: string, delimiter: string): Row[] {
  try {
    const records = parse(text, {
      columns: true,
      bom: true,
      delimiter,
      skip_empty_lines: true,
      info: true,
      trim: true,
    });
    return (records as unknown as { record: Row['fields']; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      fields: record,
    }));
  } catch (error) {
    const { message, code } = error as CsvError;
    if (code === undefined) throw error;
    throw new ValueError(`${path}: ${message}`);
  }
}

function readJsonLines(path: string, text: string): Row[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((content, i) => ({ content: content.trim(), line: i + 1 }))
    .filter(({ content }) => content !== '')
    .map(({ content, line }) => {
      try {
        return { line, fields: JSON.parse(content) as Row['fields'] };
      } catch (error) {
        throw new ValueError(`${path}: line ${line} is no JSON object (${(error as Error).message})`);
      }
    });
}

function entryOf(manifest: string, { line, fields }: Row): ImageEntry {
  const refuse = (what: string): never => {
    throw new ValueError(`${manifest}: line ${line}: ${what}`);
  };
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    return refuse('is no object { path, label }');
  const value = (name: string): string => {
    const given = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if ((typeof given === 'string' || typeof given === 'number') && given !== '') return String(given);
    return refuse(
      given === undefined
        ? `has no ${name}; needs path and label, perhaps split: got ${Object.keys(fields).join(', ')}`
        : `${name} needs text: got ${JSON.stringify(given)}`,
    );
  };
  const [path, label] = [value('path'), value('label')];
  let split: Split | undefined;
  if (fields.split !== undefined && fields.split !== '') {
    split = splitNamed(value('split'));
    if (split === undefined) refuse(`split needs train, val or test: got ${JSON.stringify(fields.split)}`);
  }
  return { path: resolve(dirname(manifest), path), label: label.normalize('NFC'), split };
}
