// Which images a run has: kept in its folder, so that one that goes on notices when they are others, and says in which way.

import { parse } from 'csv-parse/sync';
import { ValueError } from 'fovea';
import { csvLine } from '../csv.ts';
import { grouped } from '../figures.ts';
import { byName, SPLITS, type Split } from './image-list.ts';

export interface ImageRecord {
  readonly path: string;
  readonly label: string;
  readonly split: Split;
  /** By `contentHash`. */
  readonly hash: string;
}

const COLUMNS = ['path', 'label', 'split', 'hash'] as const satisfies readonly (keyof ImageRecord)[];

/** A manifest, which `data=` takes as well: with the parts as they were split. `several`: whether a picture can show several classes. */
export const imagesText = (records: readonly ImageRecord[], several = false): string =>
  [
    csvLine(COLUMNS.map((name) => (several && name === 'label' ? 'labels' : name))),
    ...records.map((record) => csvLine(COLUMNS.map((column) => record[column]))),
  ].join('');

/** Where a picture can show several classes, their names are one text. */
const nameColumns = (names: readonly string[]): string[] => names.map((name) => (name === 'labels' ? 'label' : name));

/** @throws ValueError for a file that holds something else */
export function parseImages(path: string, text: string): readonly ImageRecord[] {
  const refuse = (): never => {
    throw new ValueError(`${path} does not list images by ${COLUMNS.join(', ')}; put back a copy of it`);
  };
  let rows: readonly Record<string, string>[] = [];
  try {
    rows = parse(text, { columns: nameColumns, skip_empty_lines: true });
  } catch {
    refuse();
  }
  for (const row of rows)
    if (COLUMNS.some((column) => row[column] === undefined) || !SPLITS.includes(row.split as Split)) refuse();
  return rows as unknown as readonly ImageRecord[];
}

/** By path, and which of those it is: a manifest may name a picture several times. */
function byPath(records: readonly ImageRecord[]): Map<string, ImageRecord> {
  const found = new Map<string, ImageRecord>();
  const counts = new Map<string, number>();
  for (const record of records) {
    const count = counts.get(record.path) ?? 0;
    counts.set(record.path, count + 1);
    found.set(`${record.path}\0${count}`, record);
  }
  return found;
}

/** What became of images, in the words of the message; each with the images' names. */
type Changes = Map<string, string[]>;

function note(changes: Changes, what: string, name: string): void {
  const names = changes.get(what);
  if (names) names.push(name);
  else changes.set(what, [name]);
}

/** Records that the other side does not have. */
const without = (records: ReadonlyMap<string, ImageRecord>, others: ReadonlyMap<string, ImageRecord>): ImageRecord[] =>
  [...records].filter(([key]) => !others.has(key)).map(([, record]) => record);

/** A picture that is gone and one that is new, of the same content, are one that was renamed, or put into another class's folder. */
function noteMoved(changes: Changes, gone: readonly ImageRecord[], added: readonly ImageRecord[]): void {
  const waiting = new Map<string, ImageRecord[]>();
  for (const record of gone) waiting.set(record.hash, [...(waiting.get(record.hash) ?? []), record]);
  for (const record of added) {
    const before = waiting.get(record.hash)?.shift();
    if (!before) note(changes, 'added', record.path);
    else if (before.label === record.label) note(changes, 'renamed', record.path);
    else note(changes, 'relabelled', `${record.path}: ${before.label}, now ${record.label}`);
  }
  for (const records of waiting.values()) for (const { path } of records) note(changes, 'removed', path);
}

/** In this order, which is that of how much they explain. */
const KINDS = ['added', 'removed', 'renamed', 'relabelled', 'of other content', 'in another part'];
const SHOWN = 3;

/** How images differ from those before, with counts and examples; none where they are the same, in the same order. */
export function imageChanges(before: readonly ImageRecord[], now: readonly ImageRecord[]): string | undefined {
  const [old, fresh] = [byPath(before), byPath(now)];
  const changes: Changes = new Map();
  noteMoved(changes, without(old, fresh), without(fresh, old));
  for (const [key, record] of fresh) {
    const was = old.get(key);
    if (!was) continue;
    if (was.label !== record.label) note(changes, 'relabelled', `${record.path}: ${was.label}, now ${record.label}`);
    if (was.hash !== record.hash) note(changes, 'of other content', record.path);
    if (was.split !== record.split)
      note(changes, 'in another part', `${record.path}: ${was.split}, now ${record.split}`);
  }
  if (changes.size === 0)
    return before.every(({ path }, i) => path === now[i].path) ? undefined : 'the same ones, in another order';
  return KINDS.filter((kind) => changes.has(kind))
    .map((kind) => {
      const names = [...(changes.get(kind) ?? [])].sort(byName);
      const more = names.length > SHOWN ? ', …' : '';
      return `${grouped(names.length)} ${kind} (${names.slice(0, SHOWN).join(', ')}${more})`;
    })
    .join('; ');
}
