// B8c: what attention within windows saves, counted and measured.

import { compile, type Tensor, tensor } from 'fovea';
import { profileModel } from 'fovea/analysis';
import { Linear, Module, MultiHeadAttention } from 'fovea/nn';
import { scaledDotProductAttention } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge, within } from '../framework/verdict.ts';
import { bootstrap, exact } from '../statistics/estimate.ts';
import { exponent } from '../statistics/fit.ts';
import { normals } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

/** Tokens `[1, side², C]` cut into windows of M×M, attention in each. */
class WindowAttention extends Module {
  readonly attention: MultiHeadAttention;

  constructor(
    private readonly channels: number,
    private readonly window: number,
  ) {
    super();
    this.attention = new MultiHeadAttention(channels, { numHeads: 4 });
  }

  override forward(x: Tensor): Tensor {
    const side = Math.sqrt(x.shape[1]);
    const [count, M] = [side / this.window, this.window];
    const cut = x.reshape(count, M, count, M, this.channels).transpose(0, 2, 1, 3, 4);
    return this.attention.forward(cut.reshape(count * count, M * M, this.channels));
  }
}

const macsOf = async (model: Module, side: number, channels: number): Promise<number> =>
  (await profileModel(model, [1, side * side, channels], { memory: false })).layers[0].macs;

/** Milliseconds of attention over groups of tokens, the shortest of the runs. */
async function time(
  groups: number,
  tokens: number,
  features: number,
  runs: number,
  now: () => number,
): Promise<number> {
  const part = (purpose: number): Tensor =>
    tensor(normals(groups * 4 * tokens * features, 1, purpose), [groups, 4, tokens, features]);
  const inputs = [part(0), part(1), part(2)] as const;
  const attend = compile((q: Tensor, k: Tensor, v: Tensor) => scaledDotProductAttention(q, k, v).sum());
  await (await attend(...inputs)).item();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = now();
    await (await attend(...inputs)).item();
    least = Math.min(least, now() - start);
  }
  return least;
}

export const windowAttention = defineExperiment({
  id: 'B8c',
  topic: 'attention',
  title: 'Attention within windows',
  claim: {
    zh: 'swin transformer将attention局限在每个windows内；会影响矩阵乘法的复杂度（不会影响全连接层的）：2M²HWC',
    en: 'Attention within windows lowers the cost of the two products, to 2·M²·HW·C, and not that of the fully connected layers.',
  },
  varied: ['side of the grid of tokens'],
  measures: {
    projections: 'multiply-adds of the fully connected layers, windows over global',
    formula: 'largest relative difference of the products from 2·M²·HW·C',
    globalGrowth: 'exponent p of global products ∝ tokensᵖ',
    windowGrowth: 'exponent p of products within windows ∝ tokensᵖ',
    time: 'milliseconds of global attention over those within windows, largest grid',
    macs: 'multiply-adds of the same',
  },
  rule: 'The fully connected layers have to cost the same, the products to follow the formula, and to grow with the tokens to the powers 2 and 1. That time is saved as well is measured: it has to fall by at least a third of the factor of the products.',
  caveat: 'Times are of this engine on the machine that is named.',
  smoke: { sides: [8, 16], channels: 16, window: 4, repeats: 2, runs: 1 },
  full: { sides: [8, 16, 24, 32, 40], channels: 64, window: 8, repeats: 7, runs: 3 },
  async run(context, { sides, channels, window, repeats, runs }) {
    const fully = async (side: number): Promise<number> =>
      4 * (await macsOf(new Linear(channels, channels), side, channels));
    const counts = await context.each(
      sides,
      (side) => `count, side ${side}`,
      async (side) => ({
        global: await macsOf(new MultiHeadAttention(channels, { numHeads: 4 }), side, channels),
        windows: await macsOf(new WindowAttention(channels, window), side, channels),
        fully: await fully(side),
      }),
    );
    const side = sides[sides.length - 1];
    const tokens = side * side;
    const times = await context.each(
      Array.from({ length: repeats }, (_, i) => i + 1),
      (i) => `time, repeat ${i}`,
      async () =>
        (await time(1, tokens, channels / 4, runs, context.now)) /
        (await time(tokens / window ** 2, window ** 2, channels / 4, runs, context.now)),
    );
    const products = (key: 'global' | 'windows'): number[] => counts.map((one) => one[key] - one.fully);
    const expected = sides.map((one) => 2 * window ** 2 * one ** 2 * channels);
    const growth = (list: readonly number[]): number => exponent(list.map((macs, i) => [sides[i] ** 2, macs] as const));
    const last = counts[counts.length - 1];
    return {
      measurements: {
        projections: exact((last.windows - expected[expected.length - 1]) / (last.global - 2 * tokens ** 2 * channels)),
        formula: exact(Math.max(...products('windows').map((macs, i) => Math.abs(macs / expected[i] - 1)))),
        globalGrowth: exact(growth(products('global'))),
        windowGrowth: exact(growth(products('windows'))),
        time: bootstrap(times),
        macs: exact((last.global - last.fully) / (last.windows - last.fully)),
      },
      figures: [
        {
          kind: 'line',
          title: 'Multiply-adds by side of the grid',
          x: { label: 'side' },
          y: { label: 'multiply-adds', log: true },
          series: [
            curve('products, global', sides, products('global')),
            curve('products, windows', sides, products('windows')),
            curve(
              'fully connected',
              sides,
              counts.map((one) => one.fully),
            ),
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(within(m.projections, 0.9999, 1.0001), below(m.formula, 1e-9)),
          yes: 'windows change the products alone, to 2·M²·HW·C',
          no: `the fully connected layers cost ${figureText(m.projections.value)} times as much, the products differ by ${figureText(m.formula.value)}`,
        },
        {
          is: both(within(m.globalGrowth, 1.99, 2.01), within(m.windowGrowth, 0.99, 1.01)),
          yes: 'the products grow with the square of the tokens, within windows with the tokens',
          no: `the products grow with the tokens to the power ${figureText(m.globalGrowth.value)}, within windows ${figureText(m.windowGrowth.value)}`,
        },
      ],
      [
        {
          is: above(m.time, m.macs.value / 3),
          yes: `attention takes ${estimateText(m.time)} times less, for ${figureText(m.macs.value)} times fewer multiply-adds`,
          no: `time falls less than the count: ${estimateText(m.time)} times, for ${figureText(m.macs.value)} times fewer multiply-adds`,
        },
      ],
    ),
});
