// Files of weights: safetensors, read and written as streams.

export { type ByteSink, type ByteSource, type ByteSourceLike, blobSource, bytesSource } from './byte-source.ts';
export type { SafetensorsData, SafetensorsDType } from './safetensors-dtype.ts';
export type { SafetensorsInfo } from './safetensors-header.ts';
export { openSafetensors, type SafetensorsFile, type SafetensorsTensor } from './safetensors-read.ts';
export { type SafetensorsInput, type SafetensorsWriteOptions, writeSafetensors } from './safetensors-write.ts';
export { narrowFloat32, type StoredFloat, toBfloat16Bits, toFloat16Bits, toFloat32, toInt32 } from './small-floats.ts';
