// D9: cosine distance, Euclidean distance, and the triangle inequality.

import { tensor } from 'fovea';
import { distanceMatrix, l2Normalize } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, figureText, judge, percentText } from '../framework/verdict.ts';
import { exact, share } from '../statistics/estimate.ts';
import { normals, random } from '../workbench/random.ts';
import { curve, farthest } from '../workbench/series.ts';

interface Broken {
  readonly cosine: number;
  readonly euclidean: number;
  /** Largest part by which the long way is shorter than the direct one, by cosine distance. */
  readonly gap: number;
}

/** How many of random triples break the triangle inequality. */
function countBroken(dimensions: number, triples: number): Broken {
  const stream = random(2, dimensions);
  const unit = (): number[] => {
    const values = Array.from({ length: dimensions }, () => stream.normal());
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  };
  const found = { cosine: 0, euclidean: 0, gap: 0 };
  for (let i = 0; i < triples; i++) {
    const [a, b, c] = [unit(), unit(), unit()];
    const d = (x: number[], y: number[]): number => Math.max(0, 1 - x.reduce((sum, value, k) => sum + value * y[k], 0));
    const [ac, ab, bc] = [d(a, c), d(a, b), d(b, c)];
    found.cosine += Number(ac > ab + bc + 1e-12);
    found.euclidean += Number(Math.sqrt(2 * ac) > Math.sqrt(2 * ab) + Math.sqrt(2 * bc) + 1e-12);
    found.gap = Math.max(found.gap, 1 - (ab + bc) / ac);
  }
  return found;
}

export const cosineDistance = defineExperiment({
  id: 'D9',
  topic: 'losses',
  title: 'Cosine distance',
  claim: {
    zh: 'dist=1-cos，euc=√(2·dist)，成正相关；余弦距离不是真正的距离，满足非负性、同一性、对称性，但不满足三角不等式！欧式距离满足三角不等式',
    en: 'For unit vectors Euclidean distance is √(2·(1 − cos)). Cosine distance breaks the triangle inequality, Euclidean distance does not.',
  },
  varied: ['dimensions'],
  measures: {
    relation: 'largest difference of the Euclidean distance from √(2·(1 − cos)), unit vectors',
    twice: 'part of random triples that break the triangle inequality by cosine distance, 2 dimensions',
    many: 'the same in the most dimensions',
    euclidean: 'triples that break it by Euclidean distance, all dimensions',
    example: '1 − cos of (1, 0) and (0, 1), over the sum of the ways by (1, 1)',
  },
  rule: 'The relation has to hold within 10⁻³ (float32 loses digits where vectors are close); cosine distance has to break the inequality for some triple, Euclidean for none.',
  smoke: { dimensions: [2, 8], triples: 2000 },
  full: { dimensions: [2, 3, 4, 8, 16, 64], triples: 50000 },
  async run(context, { dimensions, triples }) {
    const points = l2Normalize(tensor(normals(200 * 16, 1), [200, 16]));
    const cosine = Array.from(await distanceMatrix(points, points, { metric: 'cosine' }).data());
    const euclidean = Array.from(await distanceMatrix(points, points, { metric: 'euclidean' }).data());
    const expected = cosine.map((value) => Math.sqrt(2 * Math.max(0, value)));
    const found = await context.each(
      dimensions,
      (d) => `${d} dimensions`,
      (d) => countBroken(d, triples),
    );
    const parts = found.map((one) => share(one.cosine, triples));
    const shown = Array.from({ length: 400 }, (_, i) => 7 * i + 1);
    return {
      measurements: {
        relation: exact(farthest(euclidean, expected)),
        twice: parts[0],
        many: parts[parts.length - 1],
        euclidean: exact(found.reduce((sum, one) => sum + one.euclidean, 0)),
        example: exact(1 / (2 * (1 - Math.SQRT1_2))),
      },
      figures: [
        {
          kind: 'scatter',
          title: 'Distances of random unit vectors',
          x: { label: '1 − cos' },
          y: { label: 'Euclidean distance' },
          series: [
            curve(
              'pairs',
              shown.map((i) => cosine[i]),
              shown.map((i) => euclidean[i]),
            ),
          ],
        },
        {
          kind: 'line',
          title: 'Triples that break the triangle inequality by cosine distance',
          x: { label: 'dimensions', log: true },
          y: { label: 'part' },
          series: [
            {
              ...curve(
                'cosine',
                dimensions,
                parts.map(({ value }) => value),
              ),
              low: parts.map(({ low }) => low),
              high: parts.map(({ high }) => high),
            },
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge([
      {
        is: below(m.relation, 1e-3),
        yes: 'Euclidean distance is √(2·(1 − cos)) for unit vectors',
        no: `it differs by ${figureText(m.relation.value)}`,
      },
      {
        is: both(above(m.twice, 0), above(m.example, 1), below(m.euclidean, 0.5)),
        yes: `cosine distance breaks the triangle inequality, in 2 dimensions for ${percentText(m.twice)} of random triples, in the most for ${percentText(m.many)}; from (1, 0) to (0, 1) is ${figureText(m.example.value)} times as far as by (1, 1); Euclidean distance never does`,
        no: `cosine distance breaks it for ${percentText(m.twice)} of the triples, Euclidean for ${m.euclidean.value}`,
      },
    ]),
});
