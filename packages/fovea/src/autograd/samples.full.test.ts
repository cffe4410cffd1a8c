// Every sample of every primitive: the same values however they lie in memory, and derivatives that finite differences confirm, twice.

import { describe, expect, it } from 'vitest';
import { makeNode, type Node, type NodeOf } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';
import { evaluate } from '../graph/reference/evaluate.ts';
import { LAYOUTS } from '../graph/samples/layouts.ts';
import { type Case, casesOf, SAMPLES } from '../graph/samples/samples.ts';
import { gradcheck } from './gradcheck.ts';

const primitives = Object.keys(SAMPLES) as Primitive[];

const leavesOf = ({ inputs }: Case): NodeOf<'buffer'>[] =>
  inputs.map(({ shape, dtype }) => makeNode('buffer', [], { cell: {}, shape, dtype }));
const outputOf = (sample: Case): Node => sample.build(...leavesOf(sample));

function valuesOf(sample: Case): Float64Array {
  const leaves = leavesOf(sample);
  const values = new Map(leaves.map((leaf, i) => [leaf.attributes.cell, sample.inputs[i].values]));
  return evaluate([sample.build(...leaves)], values)[0];
}

/** The node of the primitive itself is in the graph: builders have not simplified the sample away. */
function contains(root: Node, primitive: Primitive): boolean {
  return root.op === primitive || root.inputs.some((input) => contains(input, primitive));
}

describe.each(primitives)('%s', (primitive) => {
  const cases = casesOf(primitive);

  it('is what its samples are about', () => {
    const about = cases.filter((sample) => contains(outputOf(sample), primitive));
    expect(about.length).toBeGreaterThan(cases.length / 2);
  });

  it('gives the same values from every layout', () => {
    let dense: Float64Array | undefined;
    for (const sample of cases.filter(({ layout }) => LAYOUTS[layout].faithful)) {
      const values = valuesOf(sample);
      if (sample.layout === 'dense') dense = values;
      expect(values, sample.name).toEqual(dense);
    }
  });

  const differentiable = cases.filter(
    (sample) =>
      sample.layout === 'dense' &&
      sample.smooth &&
      outputOf(sample).dtype === 'float32' &&
      sample.inputs.some(({ dtype }) => dtype === 'float32'),
  );
  if (differentiable.length > 0) {
    it('has the first and second derivatives of its reference', () => {
      for (const sample of differentiable) {
        const report = gradcheck(sample.build, sample.inputs, { directions: 12 });
        expect(report.failures, `${sample.name}: ${report.text}`).toEqual([]);
      }
    });
  }
});
