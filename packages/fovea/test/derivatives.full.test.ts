// First and second derivatives of losses and operations against finite differences of their float64 reference, at every case.

import { describe, expect, it } from 'vitest';
import { type GradcheckInput, gradcheck } from '../src/autograd/gradcheck.ts';
import { makeNode, type Node, type NodeOf, topologicalOrder } from '../src/graph/node.ts';
import { type Cell, nodeOf, tensorOf } from '../src/tensor/internal.ts';
import { LOSSES, OPS } from './calls.ts';
import { type Call, type Case, optionsOf, readCases } from './cases.ts';
import { isBeyondDifferences } from './smoothness.ts';
import { TENSORS } from './tensor-calls.ts';

/** Cases at a kink, or at a bend too sharp for finite differences: their first input is moved a little, each element by its own amount. */
const BESIDE =
  /at kinks|of equal values|^(l1Loss|smoothL1Loss|huberLoss|charbonnierLoss|l1Penalty|elasticNetPenalty|prelu|steep)/;

const differentiable = (name: string): Case[] =>
  readCases(name).filter((one) => one.gradients.some((gradient) => gradient !== null) && !isBeyondDifferences(one));

const pointOf = ({ name, inputs }: Case): GradcheckInput[] =>
  inputs.map(({ values, ...type }, i) => {
    const moved = i === 0 && BESIDE.test(name) ? values.map((value, k) => value + 0.01 + 0.003 * k) : values;
    return { ...type, values: moved };
  });

const isBuffer = (node: Node): node is NodeOf<'buffer'> => node.op === 'buffer';

/** The same graph with other leaves. */
function rebuilt(root: Node, leaves: ReadonlyMap<Node, Node>): Node {
  const made = new Map(leaves);
  for (const node of topologicalOrder([root])) {
    if (made.has(node)) continue;
    const inputs = node.inputs.map((input) => made.get(input) as Node);
    made.set(node, makeNode(node.op, inputs, node.attributes) as Node);
  }
  return made.get(root) as Node;
}

/** Tensors that a function makes itself, its tables and options, are arguments like the others. */
async function check(one: Case, call: Call) {
  const leaves = one.inputs.map(({ shape, dtype }) => makeNode('buffer', [], { cell: {}, shape, dtype }));
  const result = nodeOf(call(leaves.map(tensorOf), optionsOf(one)));
  const made = topologicalOrder([result])
    .filter(isBuffer)
    .filter((node) => !leaves.includes(node));
  const inputs = pointOf(one);
  for (const { shape, dtype, attributes } of made) {
    inputs.push({ shape, dtype, values: await (attributes.cell as Cell).read() });
  }
  const all = [...leaves, ...made];
  return gradcheck((...nodes) => rebuilt(result, new Map(all.map((leaf, i) => [leaf, nodes[i]]))), inputs, {
    directions: 12,
    step: 1e-4,
  });
}

describe.each([
  ['losses', LOSSES],
  ['ops', OPS],
  ['tensors', TENSORS],
] as const)('%s', (name, calls) => {
  it.each(differentiable(name))('$name', async (one) => {
    const report = await check(one, calls[one.function]);
    // The teacher is detached, which finite differences cannot know.
    const teacher = /^(softTarget|distillation)Loss/.test(one.name) ? 1 : undefined;
    const wrong = report.failures.filter(({ input }) => input !== teacher);
    expect(wrong, report.text).toEqual([]);
    expect(report.compared).toBeGreaterThan(0);
  });
});
