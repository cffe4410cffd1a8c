// Skip-gram with negative sampling (Mikolov et al., "Distributed representations of words and phrases", NIPS 2013): each word learns to tell the words around it from random ones.

import { Matrix } from './matrix.ts';
import { RandomWords } from './random-words.ts';

export interface SkipGramOptions {
  /** Length of a vector. */
  readonly dimensions: number;
  /** Greatest distance of words that count as neighbours; each word draws its own from 1 to this. */
  readonly window: number;
  /** Random words a neighbour. */
  readonly negative: number;
  /** Share of the text above which a word is left out at random, the oftener the more frequent; 0 for never. */
  readonly sample: number;
  readonly epochs: number;
  /** Falls evenly from the first to the second. */
  readonly learningRate: readonly [first: number, last: number];
  readonly seed: number;
}

export interface SkipGramVectors {
  /** `[words, dimensions]`: of words in the middle, the embeddings. */
  readonly words: Matrix;
  /** `[words, dimensions]`: of words as neighbours. */
  readonly neighbours: Matrix;
}

/** Frequency of a random word: the power keeps rare words from never being met. */
const NOISE_POWER = 0.75;

/** Vectors for words 0 … counts.length − 1, from sentences of their numbers; the same for the same seed. */
export function trainSkipGram(
  sentences: readonly Int32Array[],
  counts: Float64Array,
  options: SkipGramOptions,
): SkipGramVectors {
  const random = new RandomWords(options.seed);
  const { dimensions, epochs, learningRate } = options;
  const words = new Matrix(counts.length, dimensions);
  for (let i = 0; i < words.values.length; i++) words.values[i] = (random.uniform() - 0.5) / dimensions;
  const model = { words, neighbours: new Matrix(counts.length, dimensions) };
  const noise = cumulative(counts.map((count) => count ** NOISE_POWER));
  const keep = keepProbabilities(counts, options.sample);
  const all = epochs * sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  let seen = 0;
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const sentence of sentences) {
      const rate = learningRate[0] + (learningRate[1] - learningRate[0]) * (seen / all);
      const kept = sentence.filter((word) => keep[word] >= 1 || random.uniform() < keep[word]);
      learnSentence(model, kept, rate, noise, random, options);
      seen += sentence.length;
    }
  return model;
}

function learnSentence(
  model: SkipGramVectors,
  sentence: Int32Array,
  rate: number,
  noise: Float64Array,
  random: RandomWords,
  { window, negative }: SkipGramOptions,
): void {
  for (let at = 0; at < sentence.length; at++) {
    const reach = 1 + random.below(window);
    const end = Math.min(sentence.length - 1, at + reach);
    for (let near = Math.max(0, at - reach); near <= end; near++) {
      if (near === at) continue;
      const targets = [sentence[near]];
      for (let n = 0; n < negative; n++) {
        const other = draw(noise, random);
        if (other !== sentence[near]) targets.push(other);
      }
      learnPair(model, sentence[at], targets, rate);
    }
  }
}

/** One step on −log σ(w·n₀) − Σ log σ(−w·nᵢ), the neighbour n₀ first, then the random words; one after the other, as in the authors' program. */
function learnPair(model: SkipGramVectors, word: number, targets: readonly number[], rate: number): void {
  const own = model.words.row(word);
  const change = new Float64Array(own.length);
  for (let i = 0; i < targets.length; i++) {
    const other = model.neighbours.row(targets[i]);
    let score = 0;
    for (let d = 0; d < own.length; d++) score += own[d] * other[d];
    const pull = rate * ((i === 0 ? 1 : 0) - 1 / (1 + Math.exp(-score)));
    for (let d = 0; d < own.length; d++) {
      change[d] += pull * other[d];
      other[d] += pull * own[d];
    }
  }
  for (let d = 0; d < own.length; d++) own[d] += change[d];
}

/** √(sample/share) + sample/share, as the authors' program has it: their paper's formula leaves out more. */
function keepProbabilities(counts: Float64Array, sample: number): Float64Array {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (sample > 0 ? Math.sqrt((sample * all) / count) + (sample * all) / count : 1));
}

function cumulative(weights: Float64Array): Float64Array {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

/** A word by its weight: the first whose cumulated weight exceeds a random part of all. */
function draw(noise: Float64Array, random: RandomWords): number {
  const wanted = random.uniform() * noise[noise.length - 1];
  let [low, high] = [0, noise.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (noise[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
