// Tests of the import rules, on small made-up repositories.

import { describe, expect, it } from 'vitest';
import { layerChecks, rules } from './check-layers.mjs';
import { tableProblems, withTable } from './print-layers.mjs';

/** @param {Record<string, string>} files @returns {import('./source-tree.mjs').SourceFile[]} */
const tree = (files) => Object.entries(files).map(([path, text]) => ({ path, text }));

/**
 * Errors of one check over library files, given by their path below `src`.
 * @param {string} check
 * @param {Record<string, string>} files
 */
const libraryErrors = (check, files) =>
  layerChecks[check]?.(
    tree(Object.fromEntries(Object.entries(files).map(([path, text]) => [`packages/fovea/src/${path}`, text]))),
  ).errors;

describe('layers', () => {
  /** @type {[from: string, statement: string][]} */
  const allowed = [
    ['graph/node.ts', "import type { Shape } from '../base/shape.ts';"],
    ['graph/node.ts', "import { inferType } from './shapes.ts';"],
    ['backend/wasm/emit.ts', "import type { Kernel } from '../../compiler/ir.ts';"],
    ['backend/wasm/emit.ts', "import type { Backend } from '../interface.ts';"],
    ['optim/sgd.ts', "import type { Module } from '../nn/module.ts';"],
    ['index.ts', "export * from './analysis/macs.ts';"],
    ['onnx/model-file.ts', "import { create } from '@bufbuild/protobuf';"],
    ['onnx/proto/onnx_pb.ts', "import { fileDesc } from '@bufbuild/protobuf/codegenv2';"],
    ['ops/conv.ts', "import { convolve } from '../tensor/internal.ts';"],
    ['tensor/state.ts', "import { Cell } from './cell.ts';"],
    ['base/shape.test.ts', "import { Tensor } from '../tensor/tensor.ts';"],
  ];
  it.each(allowed)('%s: %s is allowed', (from, statement) => {
    expect(libraryErrors('layers', { [from]: statement })).toEqual([]);
  });

  /** @type {[from: string, statement: string, because: string][]} */
  const forbidden = [
    ['base/shape.ts', "import { makeNode } from '../graph/node.ts';", 'base may import nothing'],
    ['base/shape.ts', "export type { Node } from '../graph/node.ts';", 'base may import nothing'],
    ['ops/conv.ts', "import { makeNode } from '../graph/node.ts';", 'ops may import base, tensor'],
    ['ops/conv.ts', "const late = await import('../nn/module.ts');", 'ops may import base, tensor'],
    ['nn/module.ts', "import { Cell } from '../tensor/cell.ts';", 'may import tensor/index.ts, tensor/internal.ts'],
    ['optim/sgd.ts', "import { Module } from '../nn/module.ts';", 'types of nn'],
    ['backend/js/run.ts', "import { lower } from '../../compiler/lower.ts';", 'backend may import base, compiler/ir'],
    ['backend/js/run.ts', "import { emit } from '../wasm/emit.ts';", 'js and wasm may not know each other'],
    ['misc/thing.ts', "import { dtype } from '../base/dtype.ts';", 'not in tools/layers.json'],
    ['train/fit.ts', "import { macs } from '../analysis/macs.ts';", 'train may import'],
    ['io/files.ts', "import { readFileSync } from 'node:fs';", 'no dependencies'],
    ['io/files.ts', "import { create } from '@bufbuild/protobuf';", 'no dependencies'],
    ['onnx/model-file.ts', "import 'protobufjs';", 'it may import @bufbuild/protobuf'],
    ['onnx/model-file.ts', "import '@bufbuild/protobuf-of-others';", 'it may import @bufbuild/protobuf'],
    ['io/files.ts', "import '../../../cli/src/main.ts';", 'outside the library'],
  ];
  it.each(forbidden)('%s: %s is refused', (from, statement, because) => {
    const errors = libraryErrors('layers', { [from]: `// Header.\n${statement}\n` });
    expect(errors).toEqual([expect.stringContaining(because)]);
    expect(errors?.[0]).toContain(`packages/fovea/src/${from}:2:`);
  });

  it('sees an import that runs over several lines', () => {
    const text = "import {\n  first,\n  type Second,\n} from '../graph/node.ts';\n";
    expect(libraryErrors('layers', { 'base/shape.ts': text })).toHaveLength(1);
  });

  it('has a table in which everybody imports only from earlier rows', () => {
    const names = rules.layers.map(({ folder }) => folder);
    for (const { folder, mayImport } of rules.layers) {
      const targets = mayImport.map((entry) => entry.replace('types of ', '').split('/')[0]);
      expect(names.slice(0, names.indexOf(folder))).toEqual(expect.arrayContaining(targets));
    }
  });
});

describe('cycles', () => {
  it('reports the way round', () => {
    const errors = libraryErrors('cycles', {
      'base/a.ts': "import { b } from './b.ts';",
      'base/b.ts': "import type { C } from './c.ts';",
      'base/c.ts': "export { a } from './a.ts';",
      'base/d.ts': "import { a } from './a.ts';",
    });
    expect(errors).toEqual([expect.stringMatching(/base\/a\.ts → .*base\/b\.ts → .*base\/c\.ts → .*base\/a\.ts$/)]);
  });

  it('accepts two ways to the same file', () => {
    const errors = libraryErrors('cycles', {
      'base/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
      'base/b.ts': "import { c } from './c.ts';",
      'base/c.ts': 'export const c = 1;',
    });
    expect(errors).toEqual([]);
  });
});

describe('public sub-paths', () => {
  /** @param {string} path @param {string} text */
  const errorsOf = (path, text) =>
    layerChecks['public sub-paths']?.(
      tree({ 'packages/fovea/package.json': '{"name": "fovea", "exports": {".": {}, "./nn": {}}}', [path]: text }),
    ).errors;

  it.each(["from 'fovea'", "from 'fovea/nn'", "from './progress.ts'", "from 'node:fs'"])('are open: %s', (from) => {
    expect(errorsOf('packages/cli/src/main.ts', `import { x } ${from};`)).toEqual([]);
  });

  it.each(["from 'fovea/graph'", "from 'fovea/nn/module'", "from '../../fovea/src/nn/module.ts'"])(
    'end at %s',
    (from) => {
      expect(errorsOf('packages/cli/src/main.ts', `import { x } ${from};`)).toHaveLength(1);
      expect(errorsOf('examples/train.ts', `import { x } ${from};`)).toHaveLength(1);
    },
  );
});

describe('experiments', () => {
  /** @param {string} path @param {string} statement */
  const errorsOf = (path, statement) =>
    layerChecks.experiments?.(tree({ [`experiments/src/${path}`]: `// Header.\n${statement}\n` })).errors;

  /** @type {[from: string, statement: string][]} */
  const allowed = [
    ['trials/a1-zero.ts', "import { tensor } from 'fovea';"],
    ['trials/a1-zero.ts', "import { Linear } from 'fovea/nn';"],
    ['trials/a1-zero.ts', "import { exact } from '../statistics/estimate.ts';"],
    ['registry.ts', "import { zero } from './trials/a1-zero.ts';"],
    ['trials/a1-zero.test.ts', "import { readFileSync } from 'node:fs';"],
  ];
  it.each(allowed)('%s: %s is allowed', (from, statement) => {
    expect(errorsOf(from, statement)).toEqual([]);
  });

  /** @type {[from: string, statement: string, because: string][]} */
  const forbidden = [
    ['trials/a1-zero.ts', "import { readFileSync } from 'node:fs';", 'by the library alone'],
    ['trials/a1-zero.ts', "import * as echarts from 'echarts';", 'by the library alone'],
    ['trials/a1-zero.ts', "import { normal } from './a2-normal.ts';", 'only registry.ts and index.ts may'],
    ['workbench/nets.ts', "import { zero } from '../trials/a1-zero.ts';", 'only registry.ts and index.ts may'],
  ];
  it.each(forbidden)('%s: %s is refused', (from, statement, because) => {
    expect(errorsOf(from, statement)).toEqual([expect.stringContaining(because)]);
  });
});

describe('layer table in the document', () => {
  const [begin, end] = ['<!-- layers: begin, printed by `npm run format` -->', '<!-- layers: end -->'];

  it('is printed between the markers and then stays as it is', () => {
    const text = withTable(`Before.\n${begin}\nstale\n${end}\nAfter.\n`);
    expect(text).toMatch(/^Before\.\n.*\n\| base \| .* \| – \|\n.*\nAfter\.\n$/s);
    expect(text).not.toContain('stale');
    expect(tableProblems(tree({ 'docs/architecture.md': text })).errors).toEqual([]);
  });

  it('is a failure when old or when the markers are gone', () => {
    expect(tableProblems(tree({ 'docs/architecture.md': `${begin}\n${end}\n` })).errors).toHaveLength(1);
    expect(tableProblems(tree({ 'docs/architecture.md': 'Text.\n' })).errors).toHaveLength(1);
    expect(tableProblems([]).errors).toHaveLength(1);
  });
});
