// Figures of very many classes, which a matrix of all pairs would not fit into.

import { expect, it } from 'vitest';
import { confusionChart } from '../report/charts.ts';
import { confusedPairs } from '../val/run.ts';
import { summarize } from './results.ts';

/** Image i is of class 10·i; those with an odd number are taken for the class behind. */
function evaluation(classes: number, images: number) {
  const logits = new Float32Array(images * classes);
  const labels = Int32Array.from({ length: images }, (_, i) => 10 * i);
  for (const [i, label] of labels.entries()) logits[i * classes + label + (i % 2)] = 5;
  const classNames = Array.from({ length: classes }, (_, c) => `class ${c}`);
  return { evaluated: { loss: 1, accuracy: 0.5, logits, labels, classes }, classNames };
}

it('has no matrix, but all other figures', () => {
  const { evaluated, classNames } = evaluation(3000, 20);
  const results = summarize(evaluated, { classNames });
  expect(results.confusion).toEqual([]);
  expect(results.testAccuracy).toBe(0.5);
  expect(results.classes).toHaveLength(3000);
  expect(results.worstMistakes).toHaveLength(10);
  expect(confusionChart(results.confusion, classNames)).toContain('of 3000 classes would be too large');
  const pairs = confusedPairs(evaluated, classNames);
  expect(pairs).toHaveLength(10);
  expect(pairs[0]).toEqual({ label: 'class 10', prediction: 'class 11', count: 1, share: 1 });
});

it('names the pairs that are confused most first', () => {
  const labels = Int32Array.of(0, 0, 0, 1, 2, 2);
  const answers = [1, 1, 2, 0, 2, 0];
  const logits = Float32Array.from({ length: 18 }, (_, i) => Number(answers[Math.floor(i / 3)] === i % 3));
  const evaluated = { loss: 1, accuracy: 0, logits, labels, classes: 3 };
  expect(confusedPairs(evaluated, ['a', 'b', 'c'])).toEqual([
    { label: 'a', prediction: 'b', count: 2, share: 2 / 3 },
    { label: 'a', prediction: 'c', count: 1, share: 1 / 3 },
    { label: 'b', prediction: 'a', count: 1, share: 1 },
    { label: 'c', prediction: 'a', count: 1, share: 1 / 2 },
  ]);
});
