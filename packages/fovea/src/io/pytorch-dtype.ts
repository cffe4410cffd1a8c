// PyTorch's element types by the names of files: storages, dtypes, and how both are called in safetensors. Used by reader and writer of .pt files.

import { SAFETENSORS_DTYPES, type SafetensorsDType } from './safetensors-dtype.ts';

/** Classes of storages, in module `torch`. */
export const STORAGES = new Map<string, SafetensorsDType>([
  ['FloatStorage', 'F32'],
  ['HalfStorage', 'F16'],
  ['BFloat16Storage', 'BF16'],
  ['DoubleStorage', 'F64'],
  ['LongStorage', 'I64'],
  ['IntStorage', 'I32'],
  ['ShortStorage', 'I16'],
  ['CharStorage', 'I8'],
  ['ByteStorage', 'U8'],
  ['BoolStorage', 'BOOL'],
  ['ComplexFloatStorage', 'C64'],
]);

/** Bytes without a type; tensors in it name their dtype. */
export const UNTYPED_STORAGE = 'UntypedStorage';

/** Members of module `torch`. */
export const DTYPES = new Map<string, SafetensorsDType>([
  ['float32', 'F32'],
  ['float16', 'F16'],
  ['bfloat16', 'BF16'],
  ['float64', 'F64'],
  ['int64', 'I64'],
  ['int32', 'I32'],
  ['int16', 'I16'],
  ['int8', 'I8'],
  ['uint8', 'U8'],
  ['bool', 'BOOL'],
  ['complex64', 'C64'],
  ['uint16', 'U16'],
  ['uint32', 'U32'],
  ['uint64', 'U64'],
  ['float8_e4m3fn', 'F8_E4M3'],
  ['float8_e5m2', 'F8_E5M2'],
  ['float8_e4m3fnuz', 'F8_E4M3FNUZ'],
  ['float8_e5m2fnuz', 'F8_E5M2FNUZ'],
  ['float8_e8m0fnu', 'F8_E8M0'],
]);

/** Bytes of an element; every type of PyTorch has whole ones. */
export const elementBytes = (dtype: SafetensorsDType): number => SAFETENSORS_DTYPES[dtype].bits / 8;

/** Bytes that have to change places between byte orders: halves of a complex number each by themselves. */
export const swappedBytes = (dtype: SafetensorsDType): number => (dtype === 'C64' ? 4 : elementBytes(dtype));
