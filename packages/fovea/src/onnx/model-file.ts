// From nodes and constants to the bytes of a file, by @bufbuild/protobuf and the code made from tools/onnx/onnx.proto.

import { create, toBinary } from '@bufbuild/protobuf';
import { ValueError } from '../base/errors.ts';
import type { UnsharedUint8Array } from '../base/unshared.ts';
import { type Dims, isDynamic } from './dims.ts';
import {
  type AttributeProto,
  AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  TensorProto_DataType as DataType,
  GraphProtoSchema,
  type ModelProto,
  ModelProtoSchema,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  StringStringEntryProtoSchema,
  TensorProtoSchema,
  TensorShapeProto_DimensionSchema,
  TensorShapeProtoSchema,
  TypeProto_TensorSchema,
  TypeProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from './proto/onnx_pb.ts';
import type { AttributeValue, ElementType, Writer } from './writer.ts';

/** The set of operators that files are written in; LayerNormalization came with 17, and reductions over given axes with 18. */
export const OPSET = 18;
/** The format of files: that of the ONNX release that brought opset 18, which ONNX Runtime reads from 1.14 on. */
const IR_VERSION = 8;

const DATA_TYPES: Readonly<Record<ElementType, DataType>> = {
  float32: DataType.FLOAT,
  float16: DataType.FLOAT16,
  int32: DataType.INT32,
  int64: DataType.INT64,
  bool: DataType.BOOL,
  uint32: DataType.UINT32,
};

export interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: Dims;
  /** What the value is, in words. */
  readonly description: string;
}

export interface FileParts {
  readonly writer: Writer;
  readonly name: string;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly producerVersion: string;
}

/** What Protocol Buffers can hold, less room for all that is not a weight. */
const MOST_BYTES = 2 ** 31 - 2 ** 24;

/** @throws ValueError for more weights than one file can hold */
export function modelBytes(parts: FileParts): UnsharedUint8Array {
  const bytes = parts.writer.initializers.reduce((sum, initializer) => sum + initializer.bytes.length, 0);
  if (bytes > MOST_BYTES)
    throw new ValueError(
      `exportOnnx: a file holds 2 GB at most: got ${(bytes / 1e9).toFixed(1)} GB of weights; weightDtype: 'float16' halves them`,
    );
  return toBinary(ModelProtoSchema, modelProto(parts));
}

function modelProto({ writer, name, inputs, outputs, metadata, producerVersion }: FileParts): ModelProto {
  const node = writer.nodes.map(({ type, inputs: input, outputs: output, attributes }) =>
    create(NodeProtoSchema, {
      opType: type,
      name: `${output[0]}_node`,
      input: [...input],
      output,
      attribute: Object.entries(attributes).map(([key, value]) => attributeProto(key, value)),
    }),
  );
  const initializer = writer.initializers.map(({ name: own, type, dims, bytes }) =>
    create(TensorProtoSchema, { name: own, dataType: DATA_TYPES[type], dims: dims.map(BigInt), rawData: bytes }),
  );
  return create(ModelProtoSchema, {
    irVersion: BigInt(IR_VERSION),
    opsetImport: [create(OperatorSetIdProtoSchema, { domain: '', version: BigInt(OPSET) })],
    producerName: 'fovea',
    producerVersion,
    graph: create(GraphProtoSchema, {
      name,
      node,
      initializer,
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
    }),
    metadataProps: Object.entries(metadata).map(([key, value]) => create(StringStringEntryProtoSchema, { key, value })),
  });
}

function attributeProto(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === 'number')
    return create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(value) });
  if (typeof value === 'string')
    return create(AttributeProtoSchema, { name, type: AttributeType.STRING, s: new TextEncoder().encode(value) });
  if ('float' in value) return create(AttributeProtoSchema, { name, type: AttributeType.FLOAT, f: value.float });
  return create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints: value.map(BigInt) });
}

function valueInfo({ name, type, dims, description }: Port): ValueInfoProto {
  const dim = dims.map((size) =>
    create(TensorShapeProto_DimensionSchema, {
      value: isDynamic(size)
        ? { case: 'dimParam', value: size.batches === 1 ? 'batch' : `${size.batches}*batch` }
        : { case: 'dimValue', value: BigInt(size) },
    }),
  );
  const tensor = create(TypeProto_TensorSchema, {
    elemType: DATA_TYPES[type],
    shape: create(TensorShapeProtoSchema, { dim }),
  });
  return create(ValueInfoProtoSchema, {
    name,
    docString: description,
    type: create(TypeProtoSchema, { value: { case: 'tensorType', value: tensor } }),
  });
}
