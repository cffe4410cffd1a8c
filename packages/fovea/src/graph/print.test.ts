// Tests of the text of graphs.

import { expect, it } from 'vitest';
import { convGeometry } from '../base/test-geometry.ts';
import * as build from './build.ts';
import { makeNode, type Node } from './node.ts';
import { printGraph } from './print.ts';

const leaf = (...shape: number[]): Node => makeNode('buffer', [], { cell: {}, shape, dtype: 'float32' });

it('prints every node once, inputs before users, with types and what is not implied by them', () => {
  const x = leaf(2, 3);
  const scaled = build.mul(x, build.constantLike(x, 0.5));
  const total = build.sum(build.add(scaled, build.exp(scaled)), [1]);
  expect(printGraph(total, scaled)).toBe(
    [
      '%0 = buffer() : float32 [2, 3]',
      '%1 = constant() value=0.5 : float32 [2, 3]',
      '%2 = mul(%0, %1) : float32 [2, 3]',
      '%3 = exp(%2) : float32 [2, 3]',
      '%4 = add(%2, %3) : float32 [2, 3]',
      '%5 = sum(%4) axes=[1] : float32 [2]',
      '→ %5, %2',
    ].join('\n'),
  );
});

it('prints of a window what is unusual', () => {
  const plain = convGeometry({ input: [1, 4, 4, 2], kernel: [1, 1], outChannels: 2 });
  const unusual = convGeometry({
    input: [1, 4, 4, 2],
    kernel: [3, 2],
    stride: [2, 1],
    dilation: [1, 2],
    padding: [1, 0, 0, 2],
    groups: 2,
    outChannels: 4,
  });
  const y = build.conv2d(build.conv2d(leaf(1, 4, 4, 2), leaf(1, 1, 2, 2), plain), leaf(3, 2, 1, 4), unusual);
  const lines = printGraph(y).split('\n');
  expect(lines).toContain('%2 = conv2d(%0, %1) kernel=1×1 : float32 [1, 4, 4, 2]');
  expect(lines).toContain(
    '%4 = conv2d(%2, %3) kernel=3×2 stride=2×1 dilation=1×2 padding=[1, 0, 0, 2] groups=2 : float32 [1, 2, 4, 4]',
  );
});
