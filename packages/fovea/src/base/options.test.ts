// Tests of the check of options: what it says of unknown names, and of what are not options at all.

import { describe, expect, it } from 'vitest';
import { pickOptions, requireOptions } from './options.ts';

interface Options {
  readonly stride?: number;
  readonly padding?: number;
}

const check = (options: unknown) => () => requireOptions('conv2d', options as Options, ['stride', 'padding']);

describe('requireOptions', () => {
  it('takes all names, and no options', () => {
    expect(check({})).not.toThrow();
    expect(check({ padding: 1, stride: undefined })).not.toThrow();
  });

  it.each([
    [{ strides: 2 }, 'conv2d: unknown option strides; did you mean stride?'],
    [{ stride: 2, Padding: 1 }, 'conv2d: unknown option Padding; did you mean padding?'],
    [{ dilation: undefined }, 'conv2d: unknown option dilation; the options are stride, padding'],
    [{ valueOf: 1 }, 'conv2d: unknown option valueOf; the options are stride, padding'],
    [2, 'conv2d: options must be an object { stride, padding }: got 2'],
    ['same', 'conv2d: options must be an object { stride, padding }: got "same"'],
    [[1, 1], 'conv2d: options must be an object { stride, padding }: got [1, 1]'],
    [null, 'conv2d: options must be an object { stride, padding }: got null'],
    [undefined, 'conv2d: options must be an object { stride, padding }: got undefined'],
  ])('refuses %j', (options, message) => {
    expect(check(options)).toThrow(message);
  });

  it('has all names: the compiler refuses a list that lacks one', () => {
    // @ts-expect-error padding is missing
    requireOptions('conv2d', {} as Options, ['stride']);
    // @ts-expect-error there is no dilation
    requireOptions('conv2d', {} as Options, ['stride', 'padding', 'dilation']);
  });
});

it('pickOptions leaves out what was not given', () => {
  const options: Options & { readonly bias?: boolean } = { stride: 2, bias: true };
  expect(pickOptions(options, ['stride', 'padding'])).toEqual({ stride: 2 });
});
