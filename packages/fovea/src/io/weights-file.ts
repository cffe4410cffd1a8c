// What files of weights have in common, whatever their format: tensors by name, read when asked for.

import type { SafetensorsInfo } from './safetensors-header.ts';
import type { SafetensorsTensor } from './safetensors-read.ts';

/** An open file of weights. Types are called as in safetensors files; shape and order of elements are PyTorch's. */
export interface WeightsFile {
  /** Strings that the writer added; none where the format has no place for them. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly names: readonly string[];
  /** Entries that are not tensors, where the format can have some. */
  readonly others?: readonly string[];
  has(name: string): boolean;
  /** @throws ValueError when there is no such tensor */
  info(name: string): SafetensorsInfo;
  /** @throws ValueError when there is no such tensor, or its data are damaged */
  read(name: string): Promise<SafetensorsTensor>;
}
