// Prints the table of tools/layers.json into docs/architecture.md, between its markers.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rules } from './check-layers.mjs';

/** @typedef {import('./source-tree.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-tree.mjs').Findings} Findings */

const DOCUMENT = 'docs/architecture.md';
const [BEGIN, END] = ['<!-- layers: begin, printed by `npm run format` -->', '<!-- layers: end -->'];

/** The layer table as Markdown. */
function printTable() {
  const rows = rules.layers.map(({ folder, holds, mayImport }) => [folder, holds, mayImport.join(', ') || '–']);
  const outside = [rules.outside.join(', '), '', "the library's public sub-paths only"];
  const table = [['folder', 'holds', 'may import'], ['---', '---', '---'], ...rows, outside];
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The document with a fresh table; throws when it has lost its markers. @param {string} text */
export function withTable(text) {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${DOCUMENT}: no markers "${BEGIN}" and "${END}"`);
  return `${text.slice(0, begin + BEGIN.length)}\n${printTable()}\n${text.slice(end)}`;
}

/** @param {SourceFile[]} tree @returns {Findings} */
export function tableProblems(tree) {
  const text = tree.find(({ path }) => path === DOCUMENT)?.text ?? '';
  try {
    return { errors: withTable(text) === text ? [] : [`${DOCUMENT}: its layer table is old; run npm run format`] };
  } catch (error) {
    return { errors: [String(error)] };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL(`../${DOCUMENT}`, import.meta.url));
  writeFileSync(path, withTable(readFileSync(path, 'utf8')));
}
