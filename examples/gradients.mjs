// Lazy tensors: nothing runs until a value is asked for, and gradients are tensors too.

import { grad, tensor } from 'fovea';

const x = tensor([0, 0.5, 1, 2]);
const y = x.sin().mul(x);
const [slope] = grad(y.sum(), [x]);
const [curvature] = grad(slope.sum(), [x]);

console.log('x·sin x ', await y.toArray());
console.log('slope   ', await slope.toArray());
console.log('bend    ', await curvature.toArray());
