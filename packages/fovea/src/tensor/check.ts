// Checks of values inside the graph: a wrong label or index becomes a clear error instead of a silent zero.

import * as build from '../graph/build.ts';
import { runtime } from './runtime.ts';
import { nodeOf, type Tensor } from './tensor.ts';

/**
 * Asks that a bool tensor is true everywhere; checked by the run that computes the values, which throws ValueError with the message otherwise.
 */
export function requireAll(condition: Tensor, message: string): void {
  if (condition.size === 0) return;
  const wrong = condition.logicalNot().cast('int32');
  runtime.effects.current.checks.push({ violated: build.reduceMax(nodeOf(wrong), [...wrong.shape.keys()]), message });
}
