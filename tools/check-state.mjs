// Checks that the library keeps no state of its own but in few named places: what a module remembers, every user of it shares.

import { readFileSync } from 'node:fs';
import { importsOf, isTest, resolveRelative } from './source-tree.mjs';

/** @typedef {import('./source-tree.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-tree.mjs').Findings} Findings */
/** @typedef {{ file: string, names: string[], why: string }} Allowed `file`: below the library's source folder */
/** @typedef {{ path: string, name: string, line: number }} State */

/** @type {{ library: string, state: Allowed[] }} */
const rules = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8'));
const sourceFolder = `${rules.library}/src/`;

// The formatter puts what stands at the top of a module at the start of a line, and members of a class two spaces in.
const VARIABLE = /^(?:export )?(?:let|var) (.+)$/gm;
const CONSTANT = /^(?:export )?const ([\w$]+)(?:: [^=]*(?:=>[^=]*)?)? =\s*(.*)$/gm;
const STATIC =
  /^ {2}(?:(?:private|protected|public|override) )*static (readonly )?([\w$#]+)(?:[?!]?: [^=(]*)? = (.*)$/gm;

/** Text of several lines, such as a worker's script: what looks like a variable there is none of the module. */
const TEXT = /^((?:export )?const [\w$]+ = `\n)([\s\S]*?)^`;/gm;

/** Objects that no method changes. */
const UNCHANGING = /^(?:RegExp|TextEncoder|TextDecoder|Error|Intl\.\w+|URL)$/;

/** Objects that a module may keep as long as it only reads them. */
const CONTAINER = /^(?:Map|Set|WeakMap|WeakSet|\w*Array|ArrayBuffer|DataView)$/;

/** Methods that change a container. An object of functions may have some of the same name. */
const CHANGING =
  'set|add|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set(?:Uint|Int|Float|Big)\\w+';

/**
 * A place where what a name stands for, or a part of it, is changed.
 * @param {string} name
 * @param {boolean} isContainer
 */
function changeOf(name, isContainer) {
  const own = `(?<![\\w$.#])${name.replaceAll('$', '\\$')}`;
  const member = '(?:\\??\\.[\\w$]+|!?\\[[^\\]\\n]*\\])';
  const assigned = '\\s*(?:[-+*/%&|^]|\\*\\*|<<|>>>?|&&|\\|\\||\\?\\?)?=(?![=>])';
  const changes = [
    `${own}${member}+(?:${assigned}|\\+\\+|--)`,
    `(?:\\+\\+|--|\\bdelete )${own}${member}`,
    `\\bObject\\.(?:assign|define\\w+|setPrototypeOf)\\(\\s*${name.replaceAll('$', '\\$')}\\b`,
  ];
  if (isContainer) changes.push(`${own}${member}*!?\\??\\.(?:${CHANGING})\\(`);
  return new RegExp(changes.join('|'));
}

/**
 * Whether a value that stands at the top of a module, or in a class, is changed.
 * @param {string} name
 * @param {string} value its text, as far as the first line goes
 * @param {string[]} users texts that know the name
 */
function isState(name, value, users) {
  if (/^(?:async\b|function\b|<|\([^()]*\)(?:: [^=]+)? =>|[\w$]+ =>)/.test(value)) return false;
  const [, made] = /\bnew ([\w$.]+)/.exec(value.split('=>')[0]) ?? [];
  const isContainer = value.startsWith('[') || CONTAINER.test(made ?? /^\w+/.exec(value)?.[0] ?? '');
  if (made && !isContainer && !UNCHANGING.test(made)) return true;
  const change = changeOf(name, isContainer);
  return users.some((text) => change.test(text));
}

/**
 * Everything that modules of the library keep and change.
 * @param {SourceFile[]} tree
 * @returns {State[]}
 */
export function moduleState(tree) {
  const files = tree
    .filter(({ path }) => path.startsWith(sourceFolder) && /\.tsx?$/.test(path) && !isTest(path))
    .map(({ path, text }) => ({
      path,
      text: text.replace(TEXT, (_, start, body) => `${start}${body.replace(/[^\n]/g, ' ')}\`;`),
    }));
  const importers = new Map(files.map(({ path }) => [path, /** @type {string[]} */ ([])]));
  for (const { path, text } of files)
    for (const { specifier } of importsOf(text)) importers.get(resolveRelative(path, specifier))?.push(text);
  /** @type {State[]} */
  const found = [];
  for (const { path, text } of files) {
    const note = (/** @type {string} */ name, /** @type {number} */ at) =>
      found.push({ path, name, line: text.slice(0, at).split('\n').length });
    for (const { 1: names, index } of text.matchAll(VARIABLE))
      for (const name of /^[\w$]+(?:, [\w$]+)*/.exec(names)?.[0].split(', ') ?? [names]) note(name, index);
    for (const { 0: all, 1: name, 2: value, index } of text.matchAll(CONSTANT)) {
      const users = all.startsWith('export') ? [text, ...(importers.get(path) ?? [])] : [text];
      const start = index + all.length - value.length;
      if (isState(name, value === '' ? text.slice(start).trimStart().split('\n')[0] : value, users)) note(name, index);
    }
    for (const { 1: fixed, 2: name, 3: value, index } of text.matchAll(STATIC))
      if (!fixed || isState(name, value, [])) note(name, index);
  }
  return found;
}

/**
 * State of a module stands in the list of tools/layers.json, with a reason; what the list names is there.
 * @param {SourceFile[]} tree
 * @param {Allowed[]} [allowed]
 * @returns {Findings}
 */
export function findModuleState(tree, allowed = rules.state) {
  const states = moduleState(tree);
  const listed = allowed.flatMap(({ file, names }) => names.map((name) => ({ path: sourceFolder + file, name })));
  /** @param {{ path: string, name: string }[]} list @param {{ path: string, name: string }} one */
  const has = (list, { path, name }) => list.some((other) => other.path === path && other.name === name);
  return {
    errors: [
      ...states
        .filter((state) => !has(listed, state))
        .map(
          ({ path, name, line }) =>
            `${path}:${line}: ${name} is state of a module, which all that use the library share; keep it in an object, or name it with a reason under "state" in tools/layers.json`,
        ),
      ...listed
        .filter((entry) => !has(states, entry))
        .map(({ path, name }) => `tools/layers.json: "state" names ${name} of ${path}, which does not exist`),
    ],
  };
}
