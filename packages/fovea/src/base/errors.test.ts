// Tests of the error classes: what a caller can catch, and what a stack trace shows.

import { describe, expect, it } from 'vitest';
import * as errors from './errors.ts';

describe('error classes', () => {
  const classes = Object.entries(errors);

  it('are the base class and the five kinds', () => {
    expect(classes.map(([name]) => name).sort()).toEqual(
      ['DTypeError', 'DeviceError', 'FoveaError', 'InternalError', 'ShapeError', 'ValueError'].sort(),
    );
  });

  it.each(classes)('%s keeps its message, its own name and its place in the hierarchy', (name, ErrorClass) => {
    const error = new ErrorClass('matmul: inner sizes differ');
    expect(error).toBeInstanceOf(errors.FoveaError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(name);
    expect(String(error)).toBe(`${name}: matmul: inner sizes differ`);
  });
});
