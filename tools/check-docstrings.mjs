// Checks the docstrings of public names against the one template of docs/contributing.md: what it computes, then tags in a fixed order.

import ts from './oldest-typescript/node_modules/typescript/lib/typescript.js';
import { docstringOf, publicNames } from './public-names.mjs';

/** @typedef {import('./source-tree.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-tree.mjs').Findings} Findings */
/** @typedef {import('./public-names.mjs').PublicName} PublicName */

/** All tags that a docstring may have, in their order. */
const TAGS = ['param', 'returns', 'shape', 'dtype', 'grad', 'throws', 'paper', 'example'];

/** Sub-paths whose functions and layers take and give tensors, and say of what shape. */
const SHAPED = ['fovea/ops', 'fovea/nn'];

/** Base classes and what is not a layer. */
const NO_LAYERS = ['Module', 'Parameter', 'Buffer'];

/** Whether code refuses something: unknown options apart, which every function with options refuses. @param {ts.Node} node */
function throws(node) {
  let found = false;
  const visit = (/** @type {ts.Node} */ child) => {
    if (ts.isThrowStatement(child)) found = true;
    else if (ts.isCallExpression(child))
      found ||= /^(?:refuse|require(?!Options$|Names$)[A-Z]\w*)$/.test(child.expression.getText());
    if (!found) ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** @param {ts.Node} node */
const isModule = (node) =>
  ts.isClassDeclaration(node) &&
  (node.heritageClauses ?? []).some(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);

/** What a docstring lacks. @param {string | undefined} docstring @param {{ throws?: boolean, shape?: boolean, example?: boolean }} wanted */
function faultsOf(docstring, wanted) {
  if (!docstring) return ['has no docstring'];
  const faults = [];
  if (docstring.startsWith('@')) faults.push('begins with a tag: say what it computes first');
  const code = docstring.indexOf('\n@example');
  const text = code < 0 ? docstring : docstring.slice(0, code);
  const tags = [...docstring.matchAll(/^@(\w+)/gm)].map(([, tag]) => tag);
  if (/\S @(?:throws|returns|param|example)\b/.test(text)) faults.push('has a tag that does not begin its line');
  if (/^(?:shape|dtype|grad|throws|paper): /m.test(text)) faults.push('writes a tag as a word: begin the line with @');
  const places = tags.map((tag) => TAGS.indexOf(tag));
  const unknown = tags.filter((_, i) => places[i] < 0);
  if (unknown.length > 0) faults.push(`has an unknown tag @${unknown[0]}: the tags are ${TAGS.join(', ')}`);
  else if (places.some((place, i) => i > 0 && place < places[i - 1]))
    faults.push(`has its tags in another order than ${TAGS.join(', ')}`);
  for (const tag of /** @type {const} */ (['throws', 'shape', 'example']))
    if (wanted[tag] && !tags.includes(tag)) faults.push(`lacks @${tag}`);
  return faults;
}

/** Public methods of a class with their docstrings; an override has that of the class above. @param {ts.ClassDeclaration} node */
function* methodsOf(node) {
  const overloaded = new Set();
  for (const member of node.members) {
    const isMethod = ts.isMethodDeclaration(member) || ts.isGetAccessorDeclaration(member);
    if (!isMethod || !ts.isIdentifier(member.name)) continue;
    const modifiers = (ts.getModifiers(member) ?? []).map(({ kind }) => kind);
    const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword, ts.SyntaxKind.OverrideKeyword];
    const name = member.name.text;
    if (modifiers.some((kind) => hidden.includes(kind)) || name === 'forward' || overloaded.has(name)) continue;
    overloaded.add(name);
    yield { name, docstring: docstringOf(member), throws: throws(member) };
  }
}

/** Fields and methods of an interface, or of a type that is an object or a sum of them. @param {ts.Node} node */
function* fieldsOf(node) {
  const body = ts.isTypeAliasDeclaration(node) ? node.type : node;
  const bodies = ts.isIntersectionTypeNode(body) ? body.types : [body];
  for (const member of bodies.flatMap((one) =>
    ts.isInterfaceDeclaration(one) || ts.isTypeLiteralNode(one) ? [...one.members] : [],
  ))
    if (member.name && ts.isIdentifier(member.name))
      yield { name: member.name.text, docstring: docstringOf(member), throws: false };
}

/** @param {PublicName} entry @returns {string[]} */
function faultsOfName({ path, name, kind, docstring, node, bases }) {
  const isLayer = path === 'fovea/nn' && isModule(node) && !NO_LAYERS.includes(name);
  const isCode = kind === 'function' || kind === 'class';
  const isError = kind === 'class' && name.endsWith('Error');
  const own = faultsOf(docstring, {
    throws: kind === 'function' && throws(node),
    shape: SHAPED.includes(path) && (isLayer || (path === 'fovea/ops' && kind === 'function')),
    example: isCode && !isError,
  });
  const faults = own.map((fault) => `${name} ${fault}`);
  for (const holder of [node, ...bases])
    for (const member of ts.isClassDeclaration(holder) ? methodsOf(holder) : fieldsOf(holder))
      faults.push(...faultsOf(member.docstring, member).map((fault) => `${name}.${member.name} ${fault}`));
  return faults;
}

/** @param {SourceFile[]} tree @returns {Findings} */
export function findDocstringFaults(tree) {
  const texts = new Map(tree.map(({ path, text }) => [path, text]));
  const names = publicNames((path) => texts.get(path));
  return {
    errors: names.flatMap((entry) => faultsOfName(entry).map((fault) => `${entry.file}:${entry.line}: ${fault}`)),
  };
}
