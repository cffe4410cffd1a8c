// Fovea: tensors, gradients, compilation. Layers, models and the rest have paths of their own: fovea/nn, fovea/models, fovea/train, …

export { DeviceError, DTypeError, FoveaError, InternalError, ShapeError, ValueError } from './base/errors.ts';
export { resemblingName } from './base/nearest-name.ts';
export * from './tensor/index.ts';
