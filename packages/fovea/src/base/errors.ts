// The five error classes of the library: what callers can catch by kind. Bottom layer: imports nothing.

/** Base of everything that Fovea throws on purpose. */
export class FoveaError extends Error {
  override name = 'FoveaError';
}

/** Shapes or axes that do not fit together. */
export class ShapeError extends FoveaError {
  override name = 'ShapeError';
}

/** An element type that the operation does not take. */
export class DTypeError extends FoveaError {
  override name = 'DTypeError';
}

/** A device, backend or memory that is missing or exhausted. */
export class DeviceError extends FoveaError {
  override name = 'DeviceError';
}

/** An argument, a file or a datum with a value outside what is allowed. */
export class ValueError extends FoveaError {
  override name = 'ValueError';
}

/** A broken invariant: a fault of Fovea, not of its user. */
export class InternalError extends FoveaError {
  override name = 'InternalError';
}
