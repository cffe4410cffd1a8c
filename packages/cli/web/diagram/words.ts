// What a diagram says, for pages in other languages to replace.

export interface DiagramWords {
  readonly layers: (count: number) => string;
  readonly call: (count: number) => string;
  readonly gives: (shapes: readonly string[]) => string;
  readonly from: (names: readonly string[]) => string;
  /** Of the whole diagram: class of the model, and shape of its input. */
  readonly tree: (type: string, shape: string) => string;
  readonly middle: (value: string) => string;
}

export const ENGLISH: DiagramWords = {
  layers: (count) => `${count} layer${count === 1 ? '' : 's'}`,
  call: (count) => `(call ${count})`,
  gives: (shapes) => `gives ${shapes.join(' and ')}`,
  from: (names) => `from ${names.join(', ')}`,
  tree: (type, shape) => `layers of ${type}, from ${shape}`,
  middle: (value) => `${value} in the middle`,
};
