// Tests of the text of plans.

import { expect, test } from 'vitest';
import type { BufferPlan, ProgramPlan } from './ir.ts';
import { printProgram } from './print-program.ts';
import { columnSums, copy, product } from './test-kernels.ts';

const bound = (slot: number, elements: number): BufferPlan => ({
  dtype: 'float32',
  elements,
  placement: { space: 'binding', slot },
});

test('prints stages, kernels with what they read and write, and what runs in their chunks', () => {
  const plan: ProgramPlan = {
    buffers: [
      bound(0, 15),
      bound(1, 20),
      { dtype: 'float32', elements: 12, placement: { space: 'arena', byteOffset: 0 } },
      bound(2, 12),
      bound(3, 4),
    ],
    stages: [
      { kernels: [{ kernel: product, epilogues: [copy(2, 3, { dims: [12] })], workspaceOffset: 64 }] },
      { kernels: [{ kernel: columnSums(2, 4), epilogues: [], workspaceOffset: 64 }] },
    ],
    arenaBytes: 128,
    bindingCount: 4,
  };
  expect(printProgram(plan, ({ kind }) => (kind === 'matmul' ? 'head.fc' : ''))).toBe(
    [
      'stage 0',
      '  matmul 3 by 4, sums of 5 : @0[60], @1[80] → %2[48] head.fc',
      '    then map 12, 1 steps : %2[48] → @2[48]',
      'stage 1',
      '  reduce 3×4 to 4 (sum), 1 steps : %2[48] → @3[16]',
      '2 stages, 2 kernels, 1 in the chunks of others, arena 128 bytes',
    ].join('\n'),
  );
});
