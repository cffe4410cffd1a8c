// Lists of pictures in a file: CSV with a head, or a JSON object a line.

import { dirname, extname, resolve } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { ValueError } from 'fovea';
import { commandError } from '../command-error.ts';
import { readIfThere } from '../run-folder/file-source.ts';
import { byName, type ImageEntry, type ImageList, type Split, splitNamed } from './image-list.ts';

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
 * The pictures that a manifest lists: `path` (beside the manifest, or whole), `label`, or `labels` where they can show several classes, and perhaps `split`.
 * @throws ValueError, with the line, for a file that is missing, damaged or has other columns
 */
export async function listManifest(path: string): Promise<ImageList> {
  const text = (await readIfThere(path))?.toString('utf8');
  if (text === undefined) throw commandError('train', `data=${path}: there is no such file`);
  const delimiter = DELIMITERS[extname(path).toLowerCase()];
  const rows = delimiter ? readCsv(path, text, delimiter) : readJsonLines(path, text);
  const entries = rows.map((row) => entryOf(path, row));
  const other = entries.findIndex(({ labels }) => (labels === undefined) !== (entries[0].labels === undefined));
  if (other > 0)
    throw new ValueError(
      `${path}: line ${rows[other].line}: has ${entries[other].labels ? 'labels' : 'a label'}, others before have ${entries[0].labels ? 'labels' : 'a label'}; give all pictures one label each, or all a list`,
    );
  return { entries, problems: [] };
}

/** Between the labels of a picture, in CSV and where they are told as one text. */
const SEPARATOR = ';';

/** Labels in a list, or with semicolons between; none: the picture shows no class. Undefined for what is neither. */
function listOfLabels(given: unknown): readonly string[] | undefined {
  const list = typeof given === 'string' ? given.split(SEPARATOR) : given;
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string' || typeof one === 'number'))
    return undefined;
  const names = list.map((one) => String(one).trim().normalize('NFC')).filter((name) => name !== '');
  return [...new Set(names)].sort(byName);
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
    return refuse('is not an object { path, label }');
  const value = (name: string): string => {
    const given = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if ((typeof given === 'string' || typeof given === 'number') && given !== '') return String(given);
    return refuse(
      given === undefined
        ? `has no ${name}; needs path and label, or labels, perhaps split: got ${Object.keys(fields).join(', ')}`
        : `${name} needs text: got ${JSON.stringify(given)}`,
    );
  };
  const path = value('path');
  const labels = Object.hasOwn(fields, 'labels') ? listOfLabels(fields.labels) : undefined;
  if (labels === undefined && Object.hasOwn(fields, 'labels'))
    refuse(`labels needs a list of texts, or text with ; between them: got ${JSON.stringify(fields.labels)}`);
  const label = labels ? labels.join(SEPARATOR) : value('label').normalize('NFC');
  let split: Split | undefined;
  if (fields.split !== undefined && fields.split !== '') {
    split = splitNamed(value('split'));
    if (split === undefined) refuse(`split needs train, val or test: got ${JSON.stringify(fields.split)}`);
  }
  return { path: resolve(dirname(manifest), path), label, ...(labels && { labels }), split };
}
