// Names of the elementwise operations that graph and kernel IR share. Bottom layer: imports nothing.

export const UNARY_OPS = [
  'neg',
  'abs',
  'floor',
  'exp',
  'log',
  'sqrt',
  'rsqrt',
  'reciprocal',
  'tanh',
  'erf',
  'sin',
  'cos',
] as const;

export const BINARY_OPS = [
  'add',
  'sub',
  'mul',
  'div',
  'max',
  'min',
  'less',
  'lessEqual',
  'equal',
  'notEqual',
  'bitAnd',
  'bitOr',
  'bitXor',
  'shiftLeft',
  'shiftRight',
] as const;

export type UnaryOp = (typeof UNARY_OPS)[number];
export type BinaryOp = (typeof BINARY_OPS)[number];
