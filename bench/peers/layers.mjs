// A layer or loss by name, forward and backward: the result and the gradients of inputs and all parameters.

import { compile, grad, realize, tensor } from 'fovea';
import * as nn from 'fovea/nn';
import { crossEntropy, maxPool2dWithIndices } from 'fovea/ops';

const LAYERS = new Map(Object.entries(nn));

/** Layers that need more than an input: what they read besides, made from the input. */
const LOSSES = {
  CrossEntropy: (x, classes) => crossEntropy(x, classes),
};

const elements = (shape) => shape.reduce((product, size) => product * size, 1);

function labelsFor(shape) {
  const classes = shape[shape.length - 1];
  const values = Int32Array.from({ length: elements(shape) / classes }, () => Math.floor(Math.random() * classes));
  return tensor(values, shape.slice(0, -1), 'int32');
}

export async function layer({ layer: name, args, shape }, random, calling) {
  const x = await random(...shape);
  if (LOSSES[name]) {
    const labels = labelsFor(shape);
    await realize(labels);
    const run = compile((input, y) => {
      const loss = LOSSES[name](input, y);
      return [loss, ...grad(loss, [input])];
    });
    return calling(run, [x, labels]);
  }
  const module = new (LAYERS.get(name))(...args);
  const parameters = module.parameters();
  if (name === 'MaxUnpool2d') return unpooling(module, x, random, calling);
  const inputs = name === 'CondConv2d' ? [x, await random(shape[0], args[2].numExperts)] : [x];
  const dy = await random(...module.forward(...inputs).shape);
  const run = compile((slope, ...own) => {
    const y = module.forward(...own);
    return [y, ...grad(y.mul(slope).sum(), [...own, ...parameters.map((parameter) => parameter.read())])];
  });
  return calling(run, [dy, ...inputs]);
}

async function unpooling(module, x, random, calling) {
  const { values, indices } = maxPool2dWithIndices(x, module.options);
  await realize(values, indices);
  const dy = await random(...module.forward(values, indices).shape);
  const run = compile((input, where, slope) => {
    const y = module.forward(input, where);
    return [y, ...grad(y.mul(slope).sum(), [input])];
  });
  return calling(run, [values, indices, dy]);
}
