// B3: gradients of softmax and cross-entropy, formula beside the engine's.

import { grad, type Tensor, tensor } from 'fovea';
import { crossEntropy, softmax } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { below, both, figureText, judge } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { normals } from '../workbench/random.ts';
import { farthest, numbered, rowsOf } from '../workbench/series.ts';

/** In float64. */
function probabilities(scores: ArrayLike<number>): number[] {
  const powers = Array.from(scores, (score) => Math.exp(score));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

/** ∂q/∂s by central differences in float64, row-major: row i is q_i. */
function numericJacobian(scores: readonly number[]): number[] {
  const step = 1e-5;
  const columns = scores.map((_, j) => {
    const at = (sign: number): number[] => probabilities(scores.map((score, i) => score + (i === j ? sign * step : 0)));
    const [up, down] = [at(1), at(-1)];
    return up.map((value, i) => (value - down[i]) / (2 * step));
  });
  return scores.flatMap((_, i) => scores.map((_, j) => columns[j][i]));
}

async function engineJacobian(scores: Float32Array): Promise<number[]> {
  const s = tensor(scores);
  const q = softmax(s);
  const rows = Array.from(scores, (_, i) => grad(q.slice(0, i, i + 1).sum(), [s])[0]);
  return (await Promise.all(rows.map((row) => row.data()))).flatMap((row) => Array.from(row));
}

/** Gradients of the loss by scores and weights, for inputs x. */
async function lossGradients(weights: Tensor, inputs: Tensor, labels: Tensor) {
  const scores = inputs.matmul(weights);
  const loss = crossEntropy(scores, labels, { reduction: 'sum' });
  const [ds, dw] = grad(loss, [scores, weights]);
  return {
    scores: Array.from(await softmax(scores).data()),
    ds: Array.from(await ds.data()),
    dw: Array.from(await dw.data()),
  };
}

export const softmaxGradient = defineExperiment({
  id: 'B3',
  topic: 'losses',
  title: 'Softmax with cross-entropy',
  claim: {
    zh: 'softmax+交叉熵：梯度为 x_i·q_ij 和 x_i·(q_i,y−1)；softmax梯度：q_j(1−q_j), −q_i·q_j；L 对 a_j 的导数为 y_j/a_j',
    en: 'With cross-entropy the gradient is q − p, by the weights xᵢ·(q − p); softmax’s own is q(1−q) and −q·q; the loss’s by the output a is y/a.',
  },
  varied: ['scores', 'label'],
  measures: {
    jacobian: 'largest difference of the Jacobian’s formula from the numeric one',
    engine: 'largest difference of the engine’s Jacobian from the numeric one',
    scores: 'largest difference of the loss’s gradient by the scores from q − p',
    weights: 'largest difference of its gradient by the weights from x·(q − p)',
    sign: 'the loss’s gradient by the output of the true class, times that output (y/a gives 1, −y/a gives −1)',
  },
  rule: 'All differences have to be below 10⁻⁵. That the gradient by the output is y/a, with that sign, is the claim’s reach.',
  smoke: { classes: 4, inputs: 3 },
  full: { classes: 8, inputs: 16 },
  async run(context, { classes, inputs }) {
    const scores = normals(classes, 5).map((value) => 2 * value);
    const q = probabilities(scores);
    const formula = q.flatMap((a, i) => q.map((b, j) => (i === j ? a * (1 - a) : -a * b)));
    const numeric = numericJacobian(Array.from(scores));
    const [engine] = await context.each(['Jacobian'], String, () => engineJacobian(scores));
    const [x, label] = [normals(inputs, 6), 1];
    const [found] = await context.each(['loss'], String, () =>
      lossGradients(
        tensor(normals(inputs * classes, 7), [inputs, classes]),
        tensor(x, [1, inputs]),
        tensor([label], [1], 'int32'),
      ),
    );
    const wanted = found.scores.map((value, j) => value - Number(j === label));
    const a = tensor([q[label]]);
    const [da] = grad(a.log().neg().sum(), [a]);
    return {
      measurements: {
        jacobian: exact(farthest(formula, numeric)),
        engine: exact(farthest(engine, numeric)),
        scores: exact(farthest(found.ds, wanted)),
        weights: exact(
          farthest(
            found.dw,
            Array.from(x).flatMap((xi) => wanted.map((value) => xi * value)),
          ),
        ),
        sign: exact((await da.item()) * q[label]),
      },
      figures: [
        ...(
          [
            ['numeric', numeric],
            ['engine', engine],
          ] as const
        ).map(([name, values]) => ({
          kind: 'heat' as const,
          title: `Jacobian of softmax, ${name}`,
          columns: numbered(classes),
          rows: numbered(classes),
          x: 'by score',
          y: 'of output',
          of: 'slope',
          signed: true,
          values: rowsOf(values, classes),
        })),
        {
          kind: 'bar',
          title: 'Gradient of the loss by each score',
          categories: numbered(classes),
          y: { label: 'gradient' },
          series: [
            { name: 'engine', values: found.ds },
            { name: 'q − p', values: wanted },
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(...[m.jacobian, m.engine, m.scores, m.weights].map((error) => below(error, 1e-5))),
          yes: 'Jacobian, q − p and x·(q − p) are as stated, to rounding',
          no: `some formula is off: Jacobian by ${figureText(m.jacobian.value)} (engine ${figureText(m.engine.value)}), scores by ${figureText(m.scores.value)}, weights by ${figureText(m.weights.value)}`,
        },
      ],
      [
        {
          is: below(m.sign, 0) === 'yes' ? 'no' : 'yes',
          yes: 'the gradient by the output is y/a',
          no: 'the sign of the last one is wrong: the loss’s gradient by the output is −y/a',
        },
      ],
    ),
});
