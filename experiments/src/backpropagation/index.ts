// Backpropagation by node, for an expression that a reader types.

export { backpropagate, type Contribution, type TracedNode } from './backpropagate.ts';
export { FUNCTIONS, type Operation } from './operations.ts';
export { type ExpressionNode, parseExpression } from './parse.ts';
