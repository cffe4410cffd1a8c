// Checks of values inside the graph: a wrong label or index becomes a clear error instead of a silent zero.

import * as build from '../graph/build.ts';
import { runtime } from './runtime.ts';
import { nodeOf, type Tensor } from './tensor.ts';

/**
 * Requires a bool tensor to be true everywhere. The run that computes the values checks it, and throws ValueError with the message
 * otherwise.
 * @throws DTypeError unless the condition is bool
 * @example
 * const x = tensor([1, 2]);
 * requireAll(x.greater(0), 'x must be positive');
 * await x.log().data(); // [0, 0.6931]
 */
export function requireAll(condition: Tensor, message: string): void {
  if (condition.size === 0) return;
  const wrong = condition.logicalNot().cast('int32');
  runtime.effects.current.checks.push({ violated: build.reduceMax(nodeOf(wrong), [...wrong.shape.keys()]), message });
}
