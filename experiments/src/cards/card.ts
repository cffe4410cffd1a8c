// What a derivation card is: a formula, its symbols, and equations whose two sides are computed apart.

import type { Tensor } from 'fovea';
import type { Values } from '../arithmetic/table.ts';

/** What readers see, in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export interface CardSymbol {
  readonly tex: string;
  /** Such as `[H, W, C]`; `[]` for a scalar. */
  readonly shape: string;
  readonly text: Text;
}

/** Numbers that the reader may change. */
export interface CardInput {
  readonly tex: string;
  readonly shape: readonly number[];
  readonly values: Values;
}

/** Values of the inputs by name. */
export type Inputs<Name extends string = string> = { readonly [name in Name]: Values };

/** An equation on the way, with both sides computed in float64. */
export interface Lemma<Name extends string = string> {
  readonly text: Text;
  readonly tex: string;
  sides(inputs: Inputs<Name>): readonly [left: Values, right: Values];
}

/** The derivative of a loss L by one input, where δ is that by the output. */
export interface GradientRow<Name extends string = string> {
  readonly text: Text;
  readonly tex: string;
  /** The formula in float64, in the shape of the input. */
  value(inputs: Inputs<Name>, delta: Values): Values;
}

export interface Card<Name extends string = string> {
  readonly id: string;
  readonly title: Text;
  /** What is computed, in TeX. */
  readonly formula: string;
  readonly symbols: readonly CardSymbol[];
  readonly inputs: { readonly [name in Name]: CardInput };
  readonly lemmas: readonly Lemma<Name>[];
  /** By the name of the input; none for inputs such as labels, which have no derivative. */
  readonly gradients: { readonly [name in Name]?: GradientRow<Name> };
  /** The formula in float64. */
  forward(inputs: Inputs<Name>): Values;
  /** The same by Fovea. */
  engine(tensors: { readonly [name in Name]: Tensor }): Tensor;
}

/** Lets a card's functions know the names of its inputs. */
export function card<Name extends string>(entry: Card<Name>): Card {
  return entry as unknown as Card;
}
