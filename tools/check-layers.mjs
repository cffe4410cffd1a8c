// Checks who may import whom, after tools/layers.json: one-way layers, no cycles, only public sub-paths from outside.

import { readFileSync } from 'node:fs';
import { importsOf, isTest, resolveRelative } from './source-tree.mjs';

/** @typedef {import('./source-tree.mjs').SourceFile} SourceFile */
/** @typedef {import('./source-tree.mjs').Findings} Findings */
/**
 * @typedef {{ folder: string, holds: string, mayImport: string[], packages?: string[], strangers?: string[],
 *   entrances?: string[] }} Layer
 * `entrances`: the files that other layers may import; any file where it is missing
 */

/**
 * @typedef {{ source: string, apart: string[], list: string[], packages: Record<string, string> }} ExperimentRules
 * `apart`: folders whose files do not know one another, and that only the files of `list` know; `packages`: others that run anywhere, and the folder that may import them
 */

/** @type {{ library: string, layers: Layer[], outside: string[], experiments: ExperimentRules }} */
export const rules = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8'));

const TYPES_OF = 'types of ';
const sourceFolder = `${rules.library}/src/`;

/** @param {SourceFile[]} tree */
const modulesOf = (tree) =>
  tree.filter(({ path }) => /^(packages|apps|experiments)\/.*\.tsx?$/.test(path) && !isTest(path));

/** @param {string} path below the library's source folder */
const layerOf = (path) => rules.layers.find(({ folder }) => path.startsWith(`${folder}/`));

/**
 * True when the layer may import the file, which stands in another layer.
 * @param {Layer} layer
 * @param {string} target below the source folder
 * @param {boolean} typesOnly
 */
function mayImport(layer, target, typesOnly) {
  return layer.mayImport.some((entry) => {
    const prefix = entry.startsWith(TYPES_OF) ? entry.slice(TYPES_OF.length) : entry;
    if (prefix !== entry && !typesOnly) return false;
    return target.startsWith(`${prefix}/`) || target === `${prefix}.ts`;
  });
}

/**
 * What is wrong with one relative import inside the library; undefined when nothing is.
 * @param {string} from below the source folder
 * @param {string} target below the source folder
 * @param {boolean} typesOnly
 */
function layerProblem(from, target, typesOnly) {
  if (from === 'index.ts') return undefined; // the public face of everything
  const layer = layerOf(from);
  if (!layer) return 'its folder is not in tools/layers.json';
  const other = layerOf(target);
  if (other !== layer) {
    if (!mayImport(layer, target, typesOnly))
      return `${layer.folder} may import ${layer.mayImport.join(', ') || 'nothing'}`;
    const files = other?.entrances?.map((name) => `${other.folder}/${name}.ts`) ?? [target];
    return files.includes(target) ? undefined : `of ${other?.folder}, other folders may import ${files.join(', ')}`;
  }
  const stranger = (/** @type {string} */ path) =>
    layer.strangers?.find((name) => path.startsWith(`${layer.folder}/${name}/`));
  const [own, their] = [stranger(from), stranger(target)];
  return own && their && own !== their ? `${own} and ${their} may not know each other` : undefined;
}

/**
 * What is wrong with an import from another package: that is for a layer with a sub-path of its own, which says so.
 * @param {string} from below the source folder
 * @param {string} specifier
 */
function packageProblem(from, specifier) {
  const packages = layerOf(from)?.packages ?? [];
  if (packages.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return undefined;
  return packages.length > 0
    ? `of other packages, it may import ${packages.join(', ')}`
    : 'the library has no dependencies here and runs anywhere';
}

/**
 * Imports inside the library go up the table only, and nothing comes from other packages than those of the layer.
 * @param {SourceFile[]} tree
 * @returns {Findings}
 */
function findLayerProblems(tree) {
  const errors = [];
  for (const { path, text } of modulesOf(tree).filter((file) => file.path.startsWith(sourceFolder))) {
    for (const { specifier, typesOnly, line } of importsOf(text)) {
      const target = resolveRelative(path, specifier);
      const problem = !specifier.startsWith('.')
        ? packageProblem(path.slice(sourceFolder.length), specifier)
        : !target.startsWith(sourceFolder)
          ? 'that is outside the library'
          : layerProblem(path.slice(sourceFolder.length), target.slice(sourceFolder.length), typesOnly);
      if (problem) errors.push(`${path}:${line}: imports ${specifier}; ${problem}`);
    }
  }
  return { errors };
}

/** What stands outside the library sees its public sub-paths only. @param {SourceFile[]} tree @returns {Findings} */
function findOutsideProblems(tree) {
  const manifest = tree.find(({ path }) => path === `${rules.library}/package.json`);
  const { name, exports } = JSON.parse(manifest?.text ?? '{"name": "", "exports": {}}');
  const open = new Set(Object.keys(exports).map((subPath) => name + subPath.slice(1)));
  const errors = [];
  for (const { path, text } of tree.filter((file) => /\.(tsx?|mjs)$/.test(file.path))) {
    const home = rules.outside.find((folder) => path.startsWith(`${folder}/`));
    if (!home) continue;
    for (const { specifier, line } of importsOf(text)) {
      const closed = specifier.startsWith(`${name}/`) && !open.has(specifier);
      const leaves = specifier.startsWith('.') && !resolveRelative(path, specifier).startsWith(`${home}/`);
      if (closed) errors.push(`${path}:${line}: imports ${specifier}; public are ${[...open].join(', ')}`);
      if (leaves) errors.push(`${path}:${line}: imports ${specifier}; that is outside ${home}`);
    }
  }
  return { errors };
}

/**
 * Experiments run anywhere: they import the library and each other's tools, nothing else; one knows nothing of another.
 * @param {SourceFile[]} tree
 * @returns {Findings}
 */
function findExperimentProblems(tree) {
  const { source, apart, list, packages } = rules.experiments;
  const errors = [];
  for (const { path, text } of modulesOf(tree).filter((file) => file.path.startsWith(`${source}/`))) {
    const own = path.slice(source.length + 1);
    for (const { specifier, line } of importsOf(text)) {
      const target = resolveRelative(path, specifier);
      const isLibrary =
        specifier === 'fovea' || specifier.startsWith('fovea/') || own.startsWith(`${packages[specifier]}/`);
      const folder = apart.find((name) => target.startsWith(`${source}/${name}/`));
      const problem = !specifier.startsWith('.')
        ? !isLibrary && 'experiments run in a browser, too, by the library alone'
        : folder && !list.includes(own.split('/').at(-1) ?? '')
          ? `of ${folder}, only ${list.join(' and ')} may import files`
          : false;
      if (problem) errors.push(`${path}:${line}: imports ${specifier}; ${problem}`);
    }
  }
  return { errors };
}

/** No file reaches itself through its imports, not even through types. @param {SourceFile[]} tree @returns {Findings} */
function findCycles(tree) {
  const modules = modulesOf(tree);
  const known = new Set(modules.map(({ path }) => path));
  const edges = new Map(
    modules.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => resolveRelative(path, specifier))
        .filter((target) => known.has(target)),
    ]),
  );
  /** @type {string[]} */
  const errors = [];
  const done = new Set();
  /** @type {string[]} */
  const trail = [];
  const visit = (/** @type {string} */ path) => {
    const start = trail.indexOf(path);
    if (start >= 0) errors.push(`cycle: ${[...trail.slice(start), path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    trail.push(path);
    for (const target of edges.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of edges.keys()) visit(path);
  return { errors };
}

/** @type {Record<string, (tree: SourceFile[]) => Findings>} */
export const layerChecks = {
  layers: findLayerProblems,
  'public sub-paths': findOutsideProblems,
  experiments: findExperimentProblems,
  cycles: findCycles,
};
