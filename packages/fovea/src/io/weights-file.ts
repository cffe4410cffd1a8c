// What files of weights have in common, whatever their format: tensors by name, read when asked for.

import type { SafetensorsInfo } from './safetensors-header.ts';
import type { SafetensorsTensor } from './safetensors-read.ts';

/** An open file of weights. Types are called as in safetensors files; shape and order of elements are PyTorch's. */
export interface WeightsFile {
  /** Strings that the writer added; none where the format has no place for them. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Of all tensors, in the file's order. */
  readonly names: readonly string[];
  /** Entries that are not tensors, where the format can have some. */
  readonly others?: readonly string[];
  /** Whether there is a tensor of the name. */
  has(name: string): boolean;
  /**
   * What the file says of a tensor, without its values.
   * @throws ValueError when there is no such tensor
   */
  info(name: string): SafetensorsInfo;
  /**
   * The tensor with its values.
   * @throws ValueError when there is no such tensor, or its data are damaged
   */
  read(name: string): Promise<SafetensorsTensor>;
}
