// Models as ONNX files, for other runtimes.

export { type ExportOnnxOptions, exportOnnx, type JsonValue } from './export-onnx.ts';
