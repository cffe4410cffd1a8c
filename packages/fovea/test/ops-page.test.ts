// docs/ops.md, made from the code and its comparisons: which functions, primitives and layers there are, and what holds each of them to account.
// `npm run format` writes the page anew; a page that is out of date fails.

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { GRADIENT_RULES, NO_GRADIENT } from '../src/autograd/rules.ts';
import { topologicalOrder } from '../src/graph/node.ts';
import type { Primitive } from '../src/graph/primitives.ts';
import { casesOf, SAMPLES } from '../src/graph/samples/samples.ts';
import * as nn from '../src/nn/index.ts';
import * as ops from '../src/ops/index.ts';
import { getBackend, setBackend } from '../src/tensor/index.ts';
import { nodeOf } from '../src/tensor/internal.ts';
import { LOSSES, OPS } from './calls.ts';
import { type Call, type Case, compareCase, optionsOf, readCases, unpack } from './cases.ts';
import { readLayerCases } from './layer-cases.ts';
import { isBeyondDifferences } from './smoothness.ts';
import { TENSORS } from './tensor-calls.ts';
import { inFullTier } from './tiers.ts';

const here = new URL('.', import.meta.url);
const testFiles = readdirSync(here).filter((name) => name.endsWith('.test.ts') && name !== 'ops-page.test.ts');
const texts = new Map(testFiles.map((name) => [name, readFileSync(new URL(name, here), 'utf8')]));

const BACKENDS = ['js', 'wasm'] as const;

afterAll(async () => {
  await (await getBackend()).dispose();
});

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const code = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(' ');

interface Compared {
  readonly file: string;
  readonly cases: readonly Case[];
  readonly calls: Readonly<Record<string, Call>>;
}

const COMPARED: readonly Compared[] = [
  { file: 'losses.test.ts', cases: readCases('losses'), calls: LOSSES },
  { file: 'ops.test.ts', cases: readCases('ops'), calls: OPS },
  { file: 'tensor-methods.test.ts', cases: readCases('tensors'), calls: TENSORS },
];

/** A function's cases, with how they are called. */
const casesFor = (name: string) =>
  COMPARED.flatMap(({ file, cases, calls }) =>
    cases
      .filter((one) => one.function.split('.')[0] === name || one.function.startsWith(`${name}With`))
      .map((one) => ({ file, one, call: calls[one.function] })),
  );

/** Primitives of the graphs of all cases, without those that every graph has. */
function primitivesOf(cases: ReturnType<typeof casesFor>): string[] {
  const found = new Set<string>();
  for (const { one, call } of cases) {
    for (const node of topologicalOrder([nodeOf(call(one.inputs.map(unpack), optionsOf(one)))])) found.add(node.op);
  }
  for (const common of ['buffer', 'constant', 'expand', 'reshape']) found.delete(common);
  return [...found].sort();
}

/** What a function's first case gives on each backend is compared here and now. */
async function functionRow(name: string): Promise<readonly (string | number)[]> {
  const cases = casesFor(name);
  const files = [...new Set(cases.map(({ file }) => file))];
  const differentiable = cases.filter(({ one }) => one.gradients.some((gradient) => gradient !== null));
  const twice = differentiable.some(({ one }) => !isBeyondDifferences(one));
  const runs: string[] = [];
  for (const backend of BACKENDS) {
    await setBackend(backend, { threads: 1 });
    for (const { one, call } of cases.slice(0, 1)) await compareCase(one, call, 1e-5);
    runs.push(cases.length > 0 ? 'yes' : '');
  }
  const gradient = differentiable.length === 0 ? '–' : twice ? 'first, second' : 'first';
  const elsewhere = [...texts].filter(([, text]) => text.includes(`ops.${name}(`)).map(([file]) => file);
  return [
    `\`${name}\``,
    ...runs,
    gradient,
    cases.length || '–',
    (files.length > 0 ? files : elsewhere).join(', '),
    code(primitivesOf(cases)),
  ];
}

function primitiveRow(primitive: Primitive, users: ReadonlyMap<string, number>): readonly (string | number)[] {
  const cases = casesOf(primitive);
  return [
    `\`${primitive}\``,
    GRADIENT_RULES[primitive] === NO_GRADIENT ? '–' : 'first, second',
    SAMPLES[primitive].length,
    cases.length,
    users.get(primitive) ?? 0,
  ];
}

function layerRow(name: string): readonly (string | number)[] {
  const count = ['layers', 'attention-layers'].flatMap((file) =>
    readLayerCases(file)
      .cases.filter(({ layer }) => layer === name)
      .map(() => `${file}.test.ts`),
  );
  const mentioning = [...texts]
    .filter(([, text]) => text.includes(`${name}(`) || text.includes(`: nn.${name},`))
    .map(([file]) => file);
  const files = [...new Set([...count, ...mentioning])];
  if (files.length === 0 && classes.some(([, type]) => type.prototype instanceof typeOf(name)))
    return [`\`${name}\``, '–', 'by the layers that extend it'];
  expect(files, `${name} is in no test`).not.toEqual([]);
  return [`\`${name}\``, count.length || '–', files.join(', ')];
}

type Class = abstract new (...args: never[]) => unknown;

const classes = Object.entries(nn).filter((entry): entry is [string, Class & (typeof entry)[1]] => {
  return typeof entry[1] === 'function' && entry[1].prototype instanceof nn.Module;
});
const typeOf = (name: string): Class => classes.find(([key]) => key === name)?.[1] as Class;

const functionsOf = (module: object): string[] =>
  Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));

it.runIf(inFullTier)(
  'the page is what the code says',
  async () => {
    const functions: (readonly (string | number)[])[] = [];
    for (const name of functionsOf(ops).sort()) functions.push(await functionRow(name));
    const users = new Map<string, number>();
    for (const cells of functions) {
      for (const [, name] of String(cells.at(-1)).matchAll(/`(\w+)`/g)) users.set(name, (users.get(name) ?? 0) + 1);
    }
    const methods: (readonly (string | number)[])[] = [];
    for (const name of [...new Set(Object.keys(TENSORS).map((key) => key.split('.')[0]))].sort())
      methods.push((await functionRow(name)).filter((_, i) => i !== 5));
    const primitives = (Object.keys(SAMPLES) as Primitive[]).sort().map((primitive) => primitiveRow(primitive, users));
    const layers = classes.map(([name]) => layerRow(name)).sort((a, b) => (a[0] < b[0] ? -1 : 1));
    const page = `# Operations, primitives and layers

This page is made by \`packages/fovea/test/ops-page.test.ts\` from the code and its tests; the tests fail when it is out of date.

## Functions

What \`fovea/ops\` exports. **js** and **wasm**: runs there and agrees with the reference. **gradient**: which derivatives are checked, the first
against the reference on both backends, both against finite differences in float64 (\`derivatives.full.test.ts\`). **cases**: comparisons with
PyTorch, scipy or a formula of the paper (\`tools/fixtures\`). **primitives**: what the function is composed of.

${table(['function', 'js', 'wasm', 'gradient', 'cases', 'test', 'primitives'], functions)}

## Methods of Tensor

Those that are composed of primitives, and functions of \`fovea\` beside them; a method of a primitive's name is that primitive. Columns as above, compared with
PyTorch in \`tensor-methods.test.ts\`.

${table(['method', 'js', 'wasm', 'gradient', 'cases', 'primitives'], methods)}

## Primitives

The closed vocabulary of the graph. Every sample is run in every memory layout that its inputs can have (dense, permuted, sliced, broadcast, …), on
both backends, with and without relaxed SIMD, against its float64 reference; values, first and second derivatives
(\`test/backend/primitives.test.ts\`, \`src/autograd/samples.full.test.ts\`). **used by**: functions of \`fovea/ops\` that are composed of it.

${table(['primitive', 'gradient', 'samples', 'with layouts', 'used by'], primitives)}

## Layers

What \`fovea/nn\` exports. **cases**: comparisons with PyTorch's or timm's module on both backends: results, gradients of inputs and parameters, names
and shapes of parameters, running statistics.

${table(['layer', 'cases', 'test'], layers)}
`;
    await expect(page).toMatchFileSnapshot('../../../docs/ops.md');
  },
  60_000,
);
