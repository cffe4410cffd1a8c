// The public names of the library, from the lists of its index files to their declarations and docstrings.

import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';

/**
 * One public name. `path` is the sub-path that exports it, `file` where it is declared, from the root; `bases` are the classes and interfaces
 * that it extends and that are not public, so that their members have no other page.
 * @typedef {{ path: string, name: string, kind: 'function' | 'class' | 'value' | 'type', file: string, line: number, docstring: string | undefined, node: ts.Node, bases: ts.Node[] }} PublicName
 * @typedef {Omit<PublicName, 'path' | 'name' | 'bases'>} Declaration
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const LIBRARY = 'packages/fovea';
const SOURCE = `${LIBRARY}/src`;

/** Reads a file of the repository. @param {string} path @returns {string | undefined} */
const readFromDisk = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);

/** Sub-paths of the library that a user can import, such as `fovea/nn`, with their index files. */
export function subPaths(read = readFromDisk) {
  const { exports } = JSON.parse(read(`${LIBRARY}/package.json`) ?? '{"exports":{}}');
  return Object.keys(exports).map((path) => ({
    path: `fovea${path.slice(1)}`,
    index: posix.join(SOURCE, path, 'index.ts'),
  }));
}

/** Every public name with its declaration. @param {(path: string) => string | undefined} [read] @returns {PublicName[]} */
export function publicNames(read = readFromDisk) {
  /** @type {Map<string, ts.SourceFile>} */
  const parsed = new Map();
  const parse = (/** @type {string} */ file) => {
    const known = parsed.get(file);
    if (known) return known;
    const text = read(file);
    if (text === undefined) throw new Error(`${file}: a public name should be declared here`);
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    parsed.set(file, source);
    return source;
  };
  const declared = subPaths(read).flatMap(({ path, index }) =>
    [...exportsOf(index, parse)].map(([name, from]) => ({ path, name, ...declarationOf(from.file, from.name, parse) })),
  );
  const known = new Set(declared.map(({ node }) => node));
  const hidden = (/** @type {{ file: string, node: ts.Node }} */ { file, node }) =>
    basesOf(node)
      .map((name) => findDeclaration(file, name, parse))
      .filter((base) => base !== undefined && !known.has(base.node));
  /** @param {{ file: string, node: ts.Node }} from @returns {ts.Node[]} */
  const allHidden = (from) => hidden(from).flatMap((base) => (base ? [base.node, ...allHidden(base)] : []));
  return declared.map((entry) => ({ ...entry, bases: allHidden(entry) }));
}

/**
 * What an index passes on: the name outside, and the file and name within.
 * @param {string} file @param {(file: string) => ts.SourceFile} parse
 * @returns {Map<string, { file: string, name: string }>}
 */
function exportsOf(file, parse) {
  /** @type {Map<string, { file: string, name: string }>} */
  const names = new Map();
  for (const statement of parse(file).statements) {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue;
    const from = resolve(file, statement.moduleSpecifier);
    const clause = statement.exportClause;
    if (!clause) for (const [name, inner] of exportsOf(from, parse)) names.set(name, inner);
    else if (ts.isNamespaceExport(clause)) names.set(clause.name.text, { file: from, name: '*' });
    else
      for (const one of clause.elements)
        names.set(one.name.text, { file: from, name: (one.propertyName ?? one.name).text });
  }
  return names;
}

/** @param {string} file @param {ts.Expression} specifier */
const resolve = (file, specifier) => posix.join(posix.dirname(file), /** @type {ts.StringLiteral} */ (specifier).text);

/** Names of what a class or interface extends, and of the types of which a type is the sum. @param {ts.Node} node @returns {string[]} */
function basesOf(node) {
  if (ts.isTypeAliasDeclaration(node)) {
    const parts = ts.isIntersectionTypeNode(node.type) ? node.type.types : [node.type];
    return parts.flatMap((part) => (ts.isTypeReferenceNode(part) ? [part.typeName.getText()] : []));
  }
  if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return [];
  return (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types.map(({ expression }) => expression.getText()));
}

/** The declaration of a name that a file uses; undefined for what is none of the library's. @type {(file: string, name: string, parse: (file: string) => ts.SourceFile) => Declaration | undefined} */
function findDeclaration(file, name, parse) {
  const source = parse(file);
  const isOwn = source.statements.some((statement) => declares(statement, name));
  return isOwn || imported(source, file, name) ? declarationOf(file, name, parse) : undefined;
}

/**
 * @param {string} file @param {string} name @param {(file: string) => ts.SourceFile} parse
 * @returns {Declaration}
 */
function declarationOf(file, name, parse) {
  const source = parse(file);
  if (name === '*') return { kind: 'value', file, line: 1, docstring: source.text.split('\n')[0], node: source };
  for (const statement of source.statements) {
    const node = declares(statement, name);
    if (node) {
      const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
      return { kind: kindOf(node), file, line, docstring: docstringOf(statement), node };
    }
  }
  const passed = exportsOf(file, parse).get(name) ?? imported(source, file, name);
  if (!passed) throw new Error(`${file}: no declaration of ${name}`);
  return declarationOf(passed.file, passed.name, parse);
}

/** Where a name comes from that a file imports and exports. @param {ts.SourceFile} source @param {string} file @param {string} name */
function imported(source, file, name) {
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const found = bindings.elements.find((one) => one.name.text === name);
    if (found) return { file: resolve(file, statement.moduleSpecifier), name: (found.propertyName ?? found.name).text };
  }
  return undefined;
}

/** The declaration of the name in a statement. @param {ts.Statement} statement @param {string} name */
function declares(statement, name) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.find((one) => ts.isIdentifier(one.name) && one.name.text === name);
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return named && statement.name?.text === name ? statement : undefined;
}

/** @param {ts.Node} node @returns {PublicName['kind']} */
function kindOf(node) {
  if (ts.isClassDeclaration(node)) return 'class';
  if (ts.isFunctionDeclaration(node)) return 'function';
  if (!ts.isVariableDeclaration(node)) return 'type';
  const value = node.initializer;
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? 'function' : 'value';
}

/** The comment before a declaration, without its stars; undefined where there is none. @param {ts.Node} node */
export function docstringOf(node) {
  const comments = /** @type {{ jsDoc?: ts.JSDoc[] }} */ (/** @type {unknown} */ (node)).jsDoc;
  const text = comments?.at(-1)?.getText();
  return text
    ?.replace(/^\/\*\*\s?|\s*\*\/$/g, '')
    .replace(/^ *\* ?/gm, '')
    .trim();
}
