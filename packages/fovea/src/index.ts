// Fovea: tensors, gradients, compilation. Layers, models and the rest have paths of their own: fovea/nn, fovea/models, fovea/train, …
// A list of names, here and in the other index files: what is public is decided, not left over.

export type { Backend, MemoryReport } from './backend/interface.ts';
export { cacheFolder } from './base/cache-folder.ts';
export { DeviceError, DTypeError, FoveaError, InternalError, ShapeError, ValueError } from './base/errors.ts';
export { resemblingName } from './base/nearest-name.ts';
export {
  type Derivative,
  type GradcheckOptions,
  type GradcheckReport,
  gradcheck,
} from './tensor/gradcheck.ts';
export {
  type Axes,
  arange,
  type BackendName,
  type BackendOptions,
  checkPrograms,
  compile,
  concat,
  type DivOptions,
  type DType,
  type EngineArray,
  einsum,
  eye,
  full,
  Generator,
  type GradOptions,
  getBackend,
  grad,
  iota,
  linspace,
  type MeshgridOptions,
  memory,
  meshgrid,
  type NestedNumbers,
  ones,
  type PlannedMemory,
  plannedMemory,
  type ReductionOptions,
  realize,
  requireAll,
  type ScatterOptions,
  type Shape,
  type SortedValues,
  type SortOptions,
  State,
  setBackend,
  stack,
  Tensor,
  type TensorData,
  type TensorLike,
  type TopkOptions,
  tensor,
  type VarianceOptions,
  where,
  zeros,
} from './tensor/index.ts';
