// Reduce kernels of the js backend: for every kept index, fold the body's values over the reduced dims.

import { isFloat } from '../../base/dtype.ts';
import type { ReduceKernel } from '../../compiler/ir.ts';
import { BodyInterpreter } from './body.ts';
import { type BufferTable, type KernelRunner, place } from './buffers.ts';
import { forEachIndex } from './map.ts';

/** Folds the values of one result; `position` counts the reduced elements. */
interface Fold {
  start(): void;
  add(value: number, position: number): void;
  result(): number;
}

class Sum implements Fold {
  private total = 0;
  constructor(private readonly float: boolean) {}
  start(): void {
    this.total = 0;
  }
  add(value: number): void {
    // int32 wraps around at every addition.
    this.total = this.float ? this.total + value : (this.total + value) | 0;
  }
  result(): number {
    return this.total;
  }
}

class Max implements Fold {
  private best = 0;
  constructor(private readonly lowest: number) {}
  start(): void {
    this.best = this.lowest;
  }
  add(value: number): void {
    this.best = Math.max(this.best, value);
  }
  result(): number {
    return this.best;
  }
}

/** First maximum; NaN counts as greater than everything. */
class ArgMax implements Fold {
  private best = 0;
  private at = 0;
  start(): void {
    this.at = 0;
  }
  add(value: number, position: number): void {
    if (position === 0 || value > this.best || (Number.isNaN(value) && !Number.isNaN(this.best))) {
      this.best = value;
      this.at = position;
    }
  }
  result(): number {
    return this.at;
  }
}

function fold(op: ReduceKernel['results'][number]['op'], float: boolean): Fold {
  if (op === 'sum') return new Sum(float);
  if (op === 'max') return new Max(float ? Number.NEGATIVE_INFINITY : -(2 ** 31));
  return new ArgMax();
}

export function compileReduce(kernel: ReduceKernel, table: BufferTable): KernelRunner {
  const { dims, reduced, loads, results } = kernel;
  for (const view of loads) table.checkView('reduce', view, dims);
  // A reduced dim may be empty; the result is written all the same.
  const keptDims = dims.map((size, axis) => (reduced[axis] ? 1 : size));
  for (const { view } of results) table.checkView('reduce', view, keptDims);
  const body = new BodyInterpreter(kernel.body, loads);
  const axes = dims.map((_, axis) => axis);
  const keptAxes = axes.filter((axis) => !reduced[axis]);
  const reducedAxes = axes.filter((axis) => reduced[axis]);
  const folds = results.map(({ op, value }) => fold(op, isFloat(kernel.body[value].dtype)));
  return (buffers) => {
    body.bind(buffers);
    const targets = results.map(({ view }) => table.typed(buffers, view));
    const index = dims.map(() => 0);
    forEachIndex(dims, keptAxes, index, () => {
      let position = 0;
      for (const each of folds) each.start();
      forEachIndex(dims, reducedAxes, index, () => {
        body.evaluate(index);
        for (let r = 0; r < results.length; r++) folds[r].add(body.values[results[r].value], position);
        position++;
      });
      for (let r = 0; r < results.length; r++) {
        const { offset, strides } = results[r].view;
        targets[r][place(offset, strides, index)] = folds[r].result();
      }
    });
  };
}
