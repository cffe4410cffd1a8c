// Runs the `@example`s of docstrings: a statement that is one expression, with a value in a comment behind it, has to give that value.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';
import { root } from './snippets.mjs';

/** @typedef {import('./snippets.mjs').Snippet} Snippet */
/** A value that an example shows, and the one that it gives. @typedef {{ code: string, shown: string, value: unknown }} Shown */

const NUMBER = /-?(?:\d+(?:\.\d+)?(?:e[-+]?\d+)?|Infinity)\b/;
/** What a comment begins with that shows a value; others are words. */
const VALUE = /^(?:[[{'"]|-?\d|-?Infinity|NaN\b|true\b|false\b|null\b|undefined\b)/;

/**
 * What examples have around them, besides what the library exports: the type, and how the value is made from that.
 * @type {Record<string, { type: string, make: (library: any, made: any) => unknown }>}
 */
export const SURROUNDINGS = {
  model: {
    type: "import('fovea/models').ImageModel",
    make: ({ createModel }) => createModel('mobilenetv3_small_050', { numClasses: 10, smallImage: true }),
  },
  optimizer: {
    type: "import('fovea/optim').SGD",
    make: ({ SGD }, { model }) => new SGD(model.parameters(), { lr: 0.1 }),
  },
  images: { type: "import('fovea').Tensor", make: ({ full }) => full([2, 32, 32, 3], 0.5) },
  labels: { type: "import('fovea').Tensor", make: ({ tensor }) => tensor(Int32Array.of(0, 1)) },
};

/** The values of all surroundings. @param {Record<string, unknown>} library */
export function surroundingsFrom(library) {
  /** @type {Record<string, unknown>} */
  const made = {};
  for (const [name, { make }] of Object.entries(SURROUNDINGS)) made[name] = make(library, made);
  return made;
}

/** Every value that the library exports, by its name. @returns {Promise<Record<string, unknown>>} */
export async function exportedValues() {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages/fovea/package.json'), 'utf8'));
  const files = Object.values(exports).map(({ default: file }) => join(root, 'packages/fovea', file));
  return Object.assign({}, ...(await Promise.all(files.map((file) => import(pathToFileURL(file).href)))));
}

/** The values that a snippet says it gives. @param {string} code */
export function shownIn(code) {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((statement) => {
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
    const shown = comment ? code.slice(comment.pos, comment.end).replace(/^\/\/\s*/, '') : '';
    if (!ts.isExpressionStatement(statement) || !VALUE.test(shown)) return [];
    const { expression } = statement;
    return [{ start: statement.getStart(), end: statement.end, code: expression.getText(), shown }];
  });
}

/**
 * Runs a snippet among names that it does not declare itself.
 * @param {string} code @param {Readonly<Record<string, unknown>>} known
 * @returns {Promise<Shown[]>}
 */
export async function runExample(code, known) {
  let marked = code;
  const wanted = shownIn(code);
  for (const [i, { start, end, code: expression }] of [...wanted.entries()].reverse())
    marked = `${marked.slice(0, start)}__show(${i}, ${expression});${marked.slice(end)}`;
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(`async () => {\n${marked}\n}`, { compilerOptions });
  /** @type {Shown[]} */
  const values = [];
  const show = (/** @type {number} */ i, /** @type {unknown} */ value) => values.push({ ...wanted[i], value });
  const names = Object.keys(known);
  const example = new Function('__show', ...names, `return (${outputText.trim().replace(/;$/, '')})`);
  await example(show, ...names.map((name) => known[name]))();
  return values;
}

/** A value as examples write it. @param {unknown} value @returns {string} */
export function written(value) {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (ArrayBuffer.isView(value) || Array.isArray(value))
    return `[${Array.from(/** @type {number[]} */ (value), written).join(', ')}]`;
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${written(field)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** Whether a value is what is shown, numbers to the digits that are shown. @param {unknown} value @param {string} shown */
export function isShown(value, shown) {
  const all = new RegExp(NUMBER, 'g');
  const text = written(value);
  if (text.replace(all, '#') !== shown.replace(all, '#')) return false;
  const given = text.match(all) ?? [];
  return (shown.match(all) ?? []).every((digits, i) => {
    const [mantissa, exponent = '0'] = digits.split('e');
    const unit = 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0));
    return (
      digits === given[i] ||
      Math.abs(Number(digits) - Number(given[i])) <=
        (mantissa.includes('.') ? 0.501 * unit : 1e-5 * Math.max(unit, Math.abs(Number(digits))))
    );
  });
}
