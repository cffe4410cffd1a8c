// B5: the theoretical receptive field by formula, as traced, and as the support of the gradient.

import { grad, ones, type Tensor, zeros } from 'fovea';
import { receptiveField } from 'fovea/analysis';
import { Conv2d, init, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { below, both, figureText, judge, within } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { exponent } from '../statistics/fit.ts';
import { curve, largest } from '../workbench/series.ts';

interface Stack {
  readonly depth: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
}

/** r ← r + (k' − 1) · jump, with k' = dilation · (k − 1) + 1. */
function formula({ depth, kernel, stride, dilation }: Stack): number {
  let [size, jump] = [1, 1];
  for (let i = 0; i < depth; i++) {
    size += dilation * (kernel - 1) * jump;
    jump *= stride;
  }
  return size;
}

/** Convolutions of ones: no gradient cancels another. */
const makeStack = ({ depth, kernel, stride, dilation }: Stack): Sequential =>
  new Sequential(
    ...Array.from(
      { length: depth },
      () => new Conv2d(1, 1, { kernelSize: kernel, stride, dilation, bias: false, init: init.ones }),
    ),
  );

/** Extent of the columns from which one unit has a gradient, and the part of them that have one. */
async function support(model: Sequential, side: number): Promise<{ readonly extent: number; readonly filled: number }> {
  const x: Tensor = zeros([1, side, side, 1]).add(ones([1]));
  const y = model.forward(x);
  const [, height, width] = y.shape;
  const unit = y.slice(1, height >> 1, (height >> 1) + 1).slice(2, width >> 1, (width >> 1) + 1);
  const row = await grad(unit.sum(), [x])[0].abs().sum([0, 1, 3]).data();
  const seen = Array.from(row, (value, i) => (value > 0 ? i : -1)).filter((i) => i >= 0);
  const extent = (seen.at(-1) as number) - seen[0] + 1;
  return { extent, filled: seen.length / extent };
}

async function measure(stack: Stack) {
  const size = formula(stack);
  const model = makeStack(stack);
  // Room for one unit at least.
  const side = size + stack.stride ** stack.depth;
  const { layers } = await receptiveField(model, [1, side, side, 1]);
  const { extent, filled } = await support(model, side);
  return { formula: size, traced: layers[0].axes?.[0].size ?? 0, measured: extent, filled };
}

export const theoreticalField = defineExperiment({
  id: 'B5',
  topic: 'layers',
  title: 'Theoretical receptive field',
  claim: {
    zh: "理论感受野 r_l=r_{l-1}+(k_l-1)·∏s_i，基本与深度成正比，与kernelsize成正比；对于空洞卷积，相当于k更大，k'=dilation·(k_l-1)+1",
    en: 'The receptive field grows by (k − 1) times the product of the strides before; it is about proportional to depth and to the kernel size; dilation is a larger kernel, d(k − 1) + 1.',
  },
  varied: ['layers', 'kernel: 3, 5, 7', 'stride: 1, 2', 'dilation: 1, 2'],
  measures: {
    traced: 'largest difference of the traced field from the formula',
    measured: 'largest difference of the gradient’s support from the formula',
    depth: 'exponent p of (field − 1) ∝ layersᵖ at stride 1',
    kernel: 'exponent p of (field − 1) ∝ (kernel − 1)ᵖ',
    strided: 'exponent p of (field − 1) ∝ layersᵖ at stride 2',
    filled: 'part of the columns of its field that a stack of dilation 2 sees, deepest stack',
  },
  rule: 'Formula, trace and support of the gradient have to agree everywhere, dilation included, and the exponents by depth (at stride 1) and kernel have to be 1. Proportional to depth at any stride, and dilation in everything as a larger kernel, is the claim’s reach.',
  smoke: { layers: [1, 2, 3] },
  full: { layers: [1, 2, 3, 4, 5, 6] },
  async run(context, { layers }) {
    const kinds = [
      ...[3, 5, 7].map((kernel) => ({ kernel, stride: 1, dilation: 1 })),
      { kernel: 3, stride: 2, dilation: 1 },
      { kernel: 3, stride: 1, dilation: 2 },
    ];
    const nameOf = ({ kernel, stride, dilation }: Omit<Stack, 'depth'>): string =>
      `kernel ${kernel}, stride ${stride}, dilation ${dilation}`;
    const cases = kinds.flatMap((kind) => layers.map((depth) => ({ ...kind, depth })));
    const found = await context.each(cases, (one) => `${nameOf(one)}, ${one.depth} layers`, measure);
    const sizes = (kind: number): number[] => layers.map((_, i) => found[kind * layers.length + i].measured);
    const byDepth = (kind: number): number => exponent(layers.map((depth, i) => [depth, sizes(kind)[i] - 1] as const));
    const last = layers.length - 1;
    return {
      measurements: {
        traced: exact(largest(found.map((one) => Math.abs(one.traced - one.formula)))),
        measured: exact(largest(found.map((one) => Math.abs(one.measured - one.formula)))),
        depth: exact(byDepth(0)),
        kernel: exact(exponent([3, 5, 7].map((kernel, i) => [kernel - 1, sizes(i)[last] - 1] as const))),
        strided: exact(byDepth(3)),
        filled: exact(found[found.length - 1].filled),
      },
      figures: [
        {
          kind: 'line',
          title: 'Receptive field',
          x: { label: 'layers' },
          y: { label: 'pixels' },
          series: kinds.map((kind, i) => curve(nameOf(kind), layers, sizes(i))),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(below(m.traced, 0.5), below(m.measured, 0.5)),
          yes: 'formula, trace and support of the gradient agree, with dilation, too',
          no: `the trace differs by ${m.traced.value} pixels from the formula, the support by ${m.measured.value}`,
        },
        {
          is: both(within(m.depth, 0.99, 1.01), within(m.kernel, 0.99, 1.01)),
          yes: 'at stride 1 the field grows in proportion to depth and to kernel size',
          no: `it grows with depth to the power ${figureText(m.depth.value)}, with kernel size to the power ${figureText(m.kernel.value)}`,
        },
      ],
      [
        {
          is: within(m.strided, 0.9, 1.1),
          yes: 'at stride 2 as well',
          no: `not at stride 2: there it grows with the product of strides, within these layers like depth to the power ${figureText(m.strided.value)}`,
        },
        {
          is: within(m.filled, 0.999, 1),
          yes: 'a dilated stack sees all of its field',
          no: `dilation is a larger kernel in extent only: the stack sees ${figureText(100 * m.filled.value)} % of its columns`,
        },
      ],
    ),
});
