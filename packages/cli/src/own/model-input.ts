// What a model of the user's own reads, from text or from what its file exports: shapes, and tensors where it reads whole numbers or several inputs.

import { Tensor, zeros } from 'fovea';
import type { ModelInput } from 'fovea/analysis';

/** One for each argument of forward. */
export type OwnInputs = readonly (readonly number[] | Tensor)[];

const PART = /^([1-9]\d{0,8}(?:x[1-9]\d{0,8})*)(:int32|:float32)?$/;

/** Whether text is of shapes with + between them: `1x64x64x3`, `1x64x64x3+1x77:int32`. */
export const isInputText = (text: string): boolean => text.split('+').every((part) => PART.test(part));

/** Whole numbers, of which nothing else is known, are zeros. */
export const readInputs = (text: string): OwnInputs =>
  text.split('+').map((part) => {
    const [, sizes, type] = PART.exec(part) as RegExpExecArray;
    const shape = sizes.split('x').map(Number);
    return type === ':int32' ? zeros(shape, 'int32') : shape;
  });

export const isShape = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((size) => Number.isInteger(size) && size > 0);

export const isInputs = (value: unknown): value is OwnInputs =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => isShape(one) || (one instanceof Tensor && isShape(one.shape)));

export const shapeOf = (input: readonly number[] | Tensor): readonly number[] =>
  input instanceof Tensor ? input.shape : input;

/** Whether it is one float32 input, whose images can be of another size. */
export const isOneShape = (inputs: OwnInputs): boolean => inputs.length === 1 && !(inputs[0] instanceof Tensor);

/** The same for so many at a time: of tensors the first one of each, again and again. */
export const withBatch = (inputs: OwnInputs, count: number): OwnInputs =>
  inputs.map((input) => {
    const rest = shapeOf(input).slice(1);
    return input instanceof Tensor ? input.slice(0, 0, 1).expand(count, ...rest) : [count, ...rest];
  });

/** As the functions of fovea/analysis take it. */
export const asModelInput = (inputs: OwnInputs): ModelInput => (isOneShape(inputs) ? inputs[0] : inputs);

/** `[1, 16, 16, 3] and int32 [1, 7]` */
export const inputsText = (inputs: readonly { readonly shape: readonly number[]; readonly dtype: string }[]): string =>
  inputs.map(({ shape, dtype }) => `${dtype === 'float32' ? '' : `${dtype} `}[${shape.join(', ')}]`).join(' and ');
