// Backpropagation shown node by node: values forward, gradients backward, and the engine's own beside them.

import { grad, realize, type Tensor, tensor, ValueError } from 'fovea';
import { type ExpressionNode, parseExpression } from './parse.ts';

/** What comes back along one use of a node: the gradient of what it is used in, times the local derivative. */
export interface Contribution {
  /** Place of the node that uses it. */
  readonly from: number;
  readonly slope: number;
}

export interface TracedNode extends ExpressionNode {
  readonly value: number;
  /** Derivative of the last node by this one: the sum over `contributions`. */
  readonly gradient: number;
  readonly contributions: readonly Contribution[];
  /** Both by the engine, in float32. */
  readonly engine: { readonly value: number; readonly gradient: number };
}

/** Undefined for what is not given: a plain object also has what all objects have. */
const given = (variables: Readonly<Record<string, number>>, name: string): number | undefined =>
  Object.hasOwn(variables, name) ? variables[name] : undefined;

function valuesOf(nodes: readonly ExpressionNode[], variables: Readonly<Record<string, number>>): number[] {
  const values: number[] = [];
  for (const { name, constant, operation, inputs, text } of nodes) {
    if (name !== undefined && !Number.isFinite(given(variables, name)))
      throw new ValueError(`backpropagation: ${name} needs a finite number: got ${given(variables, name)}`);
    const [a, b] = inputs.map((place) => values[place]);
    const value = operation ? operation.value(a, b) : (constant ?? variables[name ?? '']);
    if (!Number.isFinite(value))
      throw new ValueError(`backpropagation: ${text} is ${value} here; choose other numbers`);
    values.push(value);
  }
  return values;
}

async function byEngine(nodes: readonly ExpressionNode[], values: readonly number[]) {
  const tensors: Tensor[] = [];
  nodes.forEach(({ operation, inputs }, i) => {
    const [a, b] = inputs.map((place) => tensors[place]);
    tensors.push(operation ? operation.engine(a, b) : tensor([values[i]], []));
  });
  const gradients = grad(tensors[tensors.length - 1], tensors, { allowUnused: true });
  await realize(...tensors, ...gradients);
  return Promise.all(
    tensors.map(async (each, i) => ({ value: await each.item(), gradient: await gradients[i].item() })),
  );
}

/**
 * Computes an expression and the derivative of its value by every node in it.
 * @param variables a number for each name
 * @throws ValueError for an expression that cannot be read, a name without a number, a node whose value or gradient is not finite
 */
export async function backpropagate(
  expression: string,
  variables: Readonly<Record<string, number>>,
): Promise<readonly TracedNode[]> {
  const nodes = parseExpression(expression);
  const values = valuesOf(nodes, variables);
  const contributions: Contribution[][] = nodes.map(() => []);
  const gradients = nodes.map((_, i) => Number(i === nodes.length - 1));
  for (let from = nodes.length - 1; from >= 0; from--) {
    const { operation, inputs, text } = nodes[from];
    if (!operation) continue;
    const [a, b] = inputs.map((place) => values[place]);
    operation.slopes(a, b).forEach((slope, i) => {
      if (!Number.isFinite(slope))
        throw new ValueError(`backpropagation: ${text} has no finite derivative here; choose other numbers`);
      contributions[inputs[i]].push({ from, slope });
      gradients[inputs[i]] += gradients[from] * slope;
    });
  }
  const engine = await byEngine(nodes, values);
  return nodes.map((node, i) => ({
    ...node,
    value: values[i],
    gradient: gradients[i],
    contributions: contributions[i],
    engine: engine[i],
  }));
}
