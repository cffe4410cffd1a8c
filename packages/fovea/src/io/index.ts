// Files of weights: safetensors and PyTorch's, read and written as streams.

export { type ByteSink, type ByteSource, type ByteSourceLike, blobSource, bytesSource } from './byte-source.ts';
export { openWeights } from './open-weights.ts';
export { openPyTorch, type PyTorchFile } from './pytorch-read.ts';
export type { StateDictOptions } from './pytorch-state-dict.ts';
export { writePyTorch } from './pytorch-write.ts';
export type { SafetensorsData, SafetensorsDType } from './safetensors-dtype.ts';
export type { SafetensorsInfo } from './safetensors-header.ts';
export { openSafetensors, type SafetensorsFile, type SafetensorsTensor } from './safetensors-read.ts';
export { type SafetensorsInput, type SafetensorsWriteOptions, writeSafetensors } from './safetensors-write.ts';
export { narrowFloat32, type StoredFloat, toBfloat16Bits, toFloat16Bits, toFloat32, toInt32 } from './small-floats.ts';
export type { WeightsFile } from './weights-file.ts';
