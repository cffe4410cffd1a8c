// The kernels of attention and its gradients.

import { attentionSizes, optionalInputs } from '../graph/attention.ts';
import type { NodeOf } from '../graph/node.ts';
import type { Kernel, Ref } from './ir.ts';
import { matrixView } from './kernels.ts';
import type { KernelContext } from './lowering-row.ts';

/** The bias of one for all of a batch axis has a stride of 0 there. */
const broadcastStrides = (strides: readonly number[], shape: readonly number[]): number[] =>
  strides.map((stride, axis) => (shape[axis] === 1 ? 0 : stride));

function optionalViews(
  node: NodeOf<'attention'> | NodeOf<'attentionLogSum'> | NodeOf<'attentionGrad'>,
  context: KernelContext,
) {
  const { bias, seed } = optionalInputs(node.op, node.inputs, node.attributes.form);
  const view = bias && context.strided(bias);
  return {
    ...(bias && view && { bias: matrixView({ ...view, strides: broadcastStrides(view.strides, bias.shape) }) }),
    ...(seed && { seed: context.strided(seed) }),
  };
}

export function attention(
  node: NodeOf<'attention'> | NodeOf<'attentionLogSum'>,
  out: Ref,
  context: KernelContext,
): Kernel[] {
  const [query, key] = node.inputs;
  const value = node.op === 'attention' ? node.inputs[2] : undefined;
  return [
    {
      kind: 'attention',
      form: node.attributes.form,
      sizes: attentionSizes(query, key, value),
      query: matrixView(context.strided(query)),
      key: matrixView(context.strided(key)),
      ...(value && { value: matrixView(context.strided(value)) }),
      ...optionalViews(node, context),
      ...(value ? { out } : { logSum: out }),
    },
  ];
}

export function attentionGrad(node: NodeOf<'attentionGrad'>, out: Ref, context: KernelContext): Kernel[] {
  const [query, key, value, logSum, g, projection] = node.inputs;
  const { form, of } = node.attributes;
  const { bias } = optionalInputs(node.op, node.inputs, form);
  return [
    {
      kind: 'attentionGrad',
      form,
      sizes: attentionSizes(query, key, value),
      query: matrixView(context.strided(query)),
      key: matrixView(context.strided(key)),
      value: matrixView(context.strided(value)),
      ...optionalViews(node, context),
      ...(bias && { biasBatch: bias.shape.slice(0, -2) }),
      g: matrixView(context.strided(g)),
      logSum: context.strided(logSum),
      projection: context.strided(projection),
      results: { [of]: out },
    },
  ];
}
