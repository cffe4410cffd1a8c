// The element types that the engine computes with, and the typed arrays that hold them. Bottom layer: imports nothing.

/** `bool` is stored as int32 0 or 1 inside the engine, so that every element takes 4 bytes. */
export type DType = 'float32' | 'int32' | 'bool';

/** What the engine's buffers look like from JavaScript. */
export type EngineArray = Float32Array | Int32Array;

/** Bytes that one element takes in an engine buffer. */
export const ELEMENT_BYTES = 4;

export const isFloat = (dtype: DType): boolean => dtype === 'float32';
