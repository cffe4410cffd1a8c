// The engine's public face: tensors, state, compilation, gradients, randomness, devices. What only the library may use is in internal.ts.

export type { DType, EngineArray } from '../base/dtype.ts';
export type { Shape } from '../base/shape.ts';
export type { Axes } from './axes.ts';
export { requireAll } from './check.ts';
export { checkpoint } from './checkpoint.ts';
export { compile } from './compile.ts';
export { concat, full, iota, ones, stack, type TensorData, tensor, where, zeros } from './create.ts';
export { type BackendName, type BackendOptions, getBackend, memory, setBackend } from './device.ts';
export { einsum } from './einsum.ts';
export { type GradOptions, grad } from './grad.ts';
export { arange, eye, linspace, type MeshgridOptions, meshgrid } from './grids.ts';
export type { NestedNumbers } from './nested.ts';
export { type PlannedMemory, plannedMemory } from './planned-memory.ts';
export { checkPrograms } from './program.ts';
export { Generator } from './random.ts';
export type { ReductionOptions } from './reduction.ts';
export { State } from './state.ts';
export type { VarianceOptions } from './statistics.ts';
export { realize, type ScatterOptions, Tensor, type TensorLike } from './tensor.ts';
export type { DivOptions } from './tensor-arithmetic.ts';
export type { SortedValues, SortOptions, TopkOptions } from './tensor-methods.ts';
