// Functions compiled for a model, traced once for images of the same shape: what tools that run a model again and again share.

export { compiledFor } from '../tensor/internal.ts';
