// Fovea: tensors, gradients, compilation. Layers, models and the rest have paths of their own: fovea/nn, fovea/models, fovea/train, …
// A list of names, here and in the other index files: what is public is decided, not left over.

export type { Backend, MemoryReport } from './backend/interface.ts';
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
  type BackendName,
  type BackendOptions,
  checkPrograms,
  compile,
  concat,
  type DType,
  type EngineArray,
  full,
  Generator,
  type GradOptions,
  getBackend,
  grad,
  iota,
  memory,
  type NestedNumbers,
  ones,
  type PlannedMemory,
  plannedMemory,
  type ReductionOptions,
  realize,
  requireAll,
  type Shape,
  State,
  setBackend,
  stack,
  Tensor,
  type TensorData,
  type TensorLike,
  tensor,
  where,
  zeros,
} from './tensor/index.ts';
