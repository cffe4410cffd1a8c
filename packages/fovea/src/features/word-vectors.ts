// Words as vectors: looking them up, comparing them, averaging them; learnt by Word2Vec or brought from elsewhere.

import { ShapeError, ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import { Matrix, type MatrixLike } from './matrix.ts';
import { normalize } from './normalizer.ts';

/** A word and its cosine similarity. */
export interface Neighbour {
  /** A word of the vocabulary. */
  readonly word: string;
  /** Cosine of the angle. */
  readonly similarity: number;
}

/**
 * A vector for each word of a vocabulary.
 * @example
 * const vectors = new WordVectors(['cat', 'dog', 'car'], [[1, 0], [0.9, 0.1], [0, 1]]);
 * vectors.nearest('cat', 1)[0].word; // 'dog'
 */
export class WordVectors {
  /** `[words, dimensions]`. */
  readonly matrix: Matrix;
  private readonly directions: Matrix;
  private readonly numbers: ReadonlyMap<string, number>;

  /** @throws ShapeError unless there is one vector a word, ValueError for a word given twice */
  constructor(
    readonly vocabulary: readonly string[],
    vectors: MatrixLike,
  ) {
    this.matrix = Matrix.from(vectors);
    this.directions = normalize(this.matrix);
    this.numbers = new Map(vocabulary.map((word, i) => [word, i]));
    if (this.matrix.rows !== vocabulary.length)
      throw new ShapeError(`WordVectors: ${vocabulary.length} words, but ${this.matrix.rows} vectors`);
    if (this.numbers.size < vocabulary.length)
      throw new ValueError('WordVectors: the vocabulary has a word twice; give each once');
  }

  /** Whether the vocabulary holds the word. */
  has(word: string): boolean {
    return this.numbers.has(word);
  }

  /**
   * A view of one word's vector.
   * @throws ValueError for a word out of the vocabulary
   */
  vector(word: string): Float64Array {
    return this.matrix.row(this.number(word));
  }

  /** Cosine of the angle between two words. */
  similarity(a: string, b: string): number {
    return dot(this.directions.row(this.number(a)), this.directions.row(this.number(b)));
  }

  /**
   * The words most similar to a word (itself left out) or to a vector, the most similar first.
   * @throws ValueError for a word out of the vocabulary; ShapeError for a vector of another length
   */
  nearest(to: string | ArrayLike<number>, count = 10): Neighbour[] {
    if (typeof to === 'string') return this.rank(this.directions.row(this.number(to)), count, [to]);
    if (to.length !== this.matrix.columns)
      throw new ShapeError(`WordVectors: vectors have ${this.matrix.columns} numbers, but got ${to.length}`);
    return this.rank(normalize([to]).row(0), count, []);
  }

  /** What is to `c` as `b` is to `a`: the words nearest to b − a + c, of directions, without the three. */
  analogy(a: string, b: string, c: string, count = 10): Neighbour[] {
    const [from, to, start] = [a, b, c].map((word) => this.directions.row(this.number(word)));
    const wanted = start.map((value, d) => value + to[d] - from[d]);
    return this.rank(normalize([wanted]).row(0), count, [a, b, c]);
  }

  /** The mean vector of each text's known words, `[texts, dimensions]`; zeros where none is known. */
  means(texts: readonly (readonly string[])[]): Matrix {
    const out = new Matrix(texts.length, this.matrix.columns);
    for (const [t, words] of texts.entries()) {
      const known = words.filter((word) => this.has(word));
      const mean = out.row(t);
      for (const word of known) {
        const vector = this.vector(word);
        for (let d = 0; d < mean.length; d++) mean[d] += vector[d] / known.length;
      }
    }
    return out;
  }

  private rank(direction: Float64Array, count: number, without: readonly string[]): Neighbour[] {
    const left = this.vocabulary.filter((word) => !without.includes(word));
    return left
      .map((word) => ({ word, similarity: dot(direction, this.directions.row(this.number(word))) }))
      .sort((a, b) => b.similarity - a.similarity)
      .slice(0, count);
  }

  private number(word: string): number {
    const number = this.numbers.get(word);
    if (number !== undefined) return number;
    const hint = this.vocabulary.length > 0 ? `; did you mean "${nearestName(word, this.vocabulary)}"?` : '';
    throw new ValueError(`WordVectors: "${word}" is not among the ${this.vocabulary.length} words${hint}`);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, d) => sum + value * b[d], 0);
}
