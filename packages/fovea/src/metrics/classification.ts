// Metrics of class scores: argmax, top-k accuracy, softmax probabilities on the host.

import { ShapeError } from '../base/errors.ts';

function rowsOf(scores: ArrayLike<number>, classes: number): number {
  if (scores.length % classes !== 0)
    throw new ShapeError(`metrics: ${scores.length} scores are no rows of ${classes} classes`);
  return scores.length / classes;
}

/** The first class with the highest score in each row of `[N, classes]`. */
export function predictions(scores: ArrayLike<number>, classes: number): Int32Array {
  return Int32Array.from({ length: rowsOf(scores, classes) }, (_, row) => {
    let best = 0;
    for (let c = 1; c < classes; c++) if (scores[row * classes + c] > scores[row * classes + best]) best = c;
    return best;
  });
}

/** Part of the rows whose label is among the k highest scores; a tie counts as beaten only by lower class numbers. */
export function topKAccuracy(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number, k: number): number {
  const rows = rowsOf(scores, classes);
  let right = 0;
  for (let row = 0; row < rows; row++) {
    const own = scores[row * classes + labels[row]];
    let before = 0;
    for (let c = 0; c < classes; c++) {
      const score = scores[row * classes + c];
      if (score > own || (score === own && c < labels[row])) before++;
    }
    if (before < k) right++;
  }
  return rows === 0 ? 0 : right / rows;
}

/** Softmax of each row of logits `[N, classes]`, in float64. */
export function probabilities(logits: ArrayLike<number>, classes: number): Float64Array {
  const out = new Float64Array(logits.length);
  for (let row = 0; row < rowsOf(logits, classes); row++) {
    const at = row * classes;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) most = Math.max(most, logits[at + c]);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      out[at + c] = Math.exp(logits[at + c] - most);
      sum += out[at + c];
    }
    for (let c = 0; c < classes; c++) out[at + c] /= sum;
  }
  return out;
}
