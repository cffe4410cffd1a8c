// Activations as ONNX names them, from what ops/activation.ts spells out.

import { scalarOf } from './constants.ts';
import { any, anyNumber, match, number, of, type Pattern } from './pattern.ts';
import type { RaiseRule, Step } from './step.ts';
import type { Term } from './term.ts';

const isZero = (term: Term): boolean => scalarOf(term) === 0;
const numberOf = (term: Term): number => scalarOf(term) as number;

/** From here down, a sigmoid is nothing beside anything: what keeps exponentials in range may be left out. */
const VANISHED = -80;

const GUARDED = of('where', of('less', any('x'), anyNumber('least')), anyNumber('least'), any('x'));

/** x of where(x < least, least, x) for a bound that a sigmoid does not notice. */
function unguarded(term: Term): Term {
  const found = match(GUARDED, term);
  return found && numberOf(found.least) <= VANISHED ? found.x : term;
}

const LOGISTIC = of('reciprocal', of('add', of('exp', of('neg', any('x'))), number(1)));

const sigmoid: RaiseRule = (term) => {
  const found = match(LOGISTIC, term);
  return found && elementwise('Sigmoid', unguarded(found.x));
};

const SILU = of('mul', any('x'), of('reciprocal', of('add', of('exp', of('neg', any('x'))), number(1))));

const silu: RaiseRule = (term) => {
  const found = match(SILU, term);
  return found && { kind: 'silu', x: unguarded(found.x) };
};

const CLIPPED = of('min', of('max', any('x'), anyNumber('low')), anyNumber('high'));
const CLIPPED_BACKWARDS = of('max', of('min', any('x'), anyNumber('high')), anyNumber('low'));

const clip: RaiseRule = (term) => {
  if (term.node.dtype !== 'float32') return undefined;
  const found = match(CLIPPED, term) ?? match(CLIPPED_BACKWARDS, term);
  if (!found || numberOf(found.low) > numberOf(found.high)) return undefined;
  return elementwise('Clip', found.x, numberOf(found.low), numberOf(found.high));
};

const RELU = of('max', any('x'), number(0));

const relu: RaiseRule = (term) => {
  if (term.node.dtype !== 'float32') return undefined;
  const found = match(RELU, term);
  return found && elementwise('Relu', found.x);
};

const HARD_SIGMOID = of(
  'mul',
  of('min', of('max', of('add', any('x'), number(3)), number(0)), number(6)),
  number(1 / 6),
);

const hardSigmoid: RaiseRule = (term) => {
  const found = match(HARD_SIGMOID, term);
  return found && elementwise('HardSigmoid', found.x, { alpha: { float: 1 / 6 }, beta: { float: 0.5 } });
};

const HARD_SWISH = of('mul', any('x'), HARD_SIGMOID);

const hardSwish: RaiseRule = (term) => {
  const found = match(HARD_SWISH, term);
  return found && elementwise('HardSwish', found.x);
};

const GELU = of(
  'mul',
  of('mul', any('x'), number(0.5)),
  of('add', of('erf', of('mul', any('x'), number(Math.SQRT1_2))), number(1)),
);

const gelu: RaiseRule = (term) => {
  const found = match(GELU, term);
  return found && { kind: 'gelu', x: found.x };
};

const isPositive = (name: string): Pattern => of('less', anyNumber('zero'), any(name));
const LEAKY = of('where', isPositive('x'), any('x'), of('mul', any('x'), any('slope')));

const leakyRelu: RaiseRule = (term) => {
  const found = match(LEAKY, term);
  if (!found || !isZero(found.zero)) return undefined;
  const slope = scalarOf(found.slope);
  if (slope !== undefined) return elementwise('LeakyRelu', found.x, { alpha: { float: slope } });
  return elementwise('PRelu', found.x, found.slope);
};

function elementwise(
  type: string,
  ...parts: readonly (Term | number | NonNullable<Extract<Step, { kind: 'elementwise' }>['attributes']>)[]
): Step {
  const isOperand = (part: (typeof parts)[number]): part is Term | number => typeof part === 'number' || 'node' in part;
  const attributes = parts.find((part) => !isOperand(part)) as
    | Extract<Step, { kind: 'elementwise' }>['attributes']
    | undefined;
  return { kind: 'elementwise', type, operands: parts.filter(isOperand), ...(attributes && { attributes }) };
}

export const ACTIVATIONS: readonly RaiseRule[] = [hardSwish, hardSigmoid, silu, sigmoid, gelu, leakyRelu, clip, relu];
